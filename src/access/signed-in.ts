import type { Access } from 'payload'
import { actorOf } from './actor-of'

/** Anybody with an account. */
export const signedIn: Access = ({ req }) => actorOf(req) !== undefined
