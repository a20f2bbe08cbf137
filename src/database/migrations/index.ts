import * as migration_20261122_143648_initial from './20261122_143648_initial';

export const migrations = [
  {
    up: migration_20261122_143648_initial.up,
    down: migration_20261122_143648_initial.down,
    name: '20261122_143648_initial'
  },
];
