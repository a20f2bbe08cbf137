import * as migration_20261122_142534_initial from './20261122_142534_initial';

export const migrations = [
  {
    up: migration_20261122_142534_initial.up,
    down: migration_20261122_142534_initial.down,
    name: '20261122_142534_initial'
  },
];
