/** What a child process tells that it has stored; once told, no crash may take it back. */
export type Ack =
  /** A record with these values, never changed afterwards. */
  | { kind: 'stored'; collection: string; id: string; fields: Record<string, string | number | boolean> }
  /** A record whose number only grows; a write that was not acknowledged may have made it one more. */
  | { kind: 'reached'; collection: string; id: string; field: string; atLeast: number }
  /** A decision: its row in the log, and the document there or further on. */
  | { kind: 'decided'; collection: string; id: string; seq: number; to: string }
  /** Study time of one session, accounted for from its opening to its last beat; by the clock that the process was given. */
  | { kind: 'studied'; collection: 'study-sessions'; id: string; trainee: string; fromMs: number; untilMs: number; creditedMs: number }

/** What the process does until it is killed: the textbook line, or many trainees' beats. */
export type Work = 'line' | 'study'

export type ToChild = { do: 'check'; acks: Ack[]; invariants: boolean } | { do: 'write'; cycle: number; work: Work } | { do: 'stop' }
export type FromChild =
  { is: 'ready' } | { is: 'checked'; problems: string[]; records: number } | { is: 'ack'; ack: Ack } | { is: 'failed'; reason: string }
