import type { TextFieldServerComponent } from 'payload'
import { policyDefinitions } from '../definitions'
import { KeyInput } from './KeyInput'

/** The rules that the house knows, to choose from. */
export const KeyField: TextFieldServerComponent = ({ clientField, path, payload }) => (
  <KeyInput
    label={clientField.label}
    path={path}
    rules={policyDefinitions(payload).map(({ key, label, unit }) => ({ key, label, unit: unit ?? null }))}
  />
)
