import * as migration_20261122_151015_initial from './20261122_151015_initial';

export const migrations = [
  {
    up: migration_20261122_151015_initial.up,
    down: migration_20261122_151015_initial.down,
    name: '20261122_151015_initial'
  },
];
