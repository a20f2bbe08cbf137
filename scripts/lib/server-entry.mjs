// Becomes dist/server.mjs: what has to be loaded in order, then the server.
import './preload-lexical.mjs'

await import('./main.mjs')
