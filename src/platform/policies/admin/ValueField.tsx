import type { JSONFieldServerComponent } from 'payload'
import { policyDefinitions } from '../definitions'
import { ValueInput } from './ValueInput'

/** The value of a rule, asked for as the rule is built. */
export const ValueField: JSONFieldServerComponent = ({ clientField, path, payload }) => (
  <ValueInput
    label={clientField.label}
    path={path}
    rules={policyDefinitions(payload).map(({ key, unit, value }) => ({ key, unit: unit?.label ?? null, schema: value }))}
  />
)
