import * as migration_20261122_151015_initial from './20261122_151015_initial';
import * as migration_20261122_165658_one_winner from './20261122_165658_one_winner';
import * as migration_20261122_175727_class_purpose from './20261122_175727_class_purpose';
import * as migration_20261128_010523_doors from './20261128_010523_doors';
import * as migration_20261128_091438_certificates from './20261128_091438_certificates';
import * as migration_20261128_120508_time_table from './20261128_120508_time_table';
import * as migration_20261128_125159_decision_evidence from './20261128_125159_decision_evidence';
import * as migration_20261128_133437_facts from './20261128_133437_facts';

export const migrations = [
  {
    up: migration_20261122_151015_initial.up,
    down: migration_20261122_151015_initial.down,
    name: '20261122_151015_initial',
  },
  {
    up: migration_20261122_165658_one_winner.up,
    down: migration_20261122_165658_one_winner.down,
    name: '20261122_165658_one_winner',
  },
  {
    up: migration_20261122_175727_class_purpose.up,
    down: migration_20261122_175727_class_purpose.down,
    name: '20261122_175727_class_purpose',
  },
  {
    up: migration_20261128_010523_doors.up,
    down: migration_20261128_010523_doors.down,
    name: '20261128_010523_doors',
  },
  {
    up: migration_20261128_091438_certificates.up,
    down: migration_20261128_091438_certificates.down,
    name: '20261128_091438_certificates',
  },
  {
    up: migration_20261128_120508_time_table.up,
    down: migration_20261128_120508_time_table.down,
    name: '20261128_120508_time_table',
  },
  {
    up: migration_20261128_125159_decision_evidence.up,
    down: migration_20261128_125159_decision_evidence.down,
    name: '20261128_125159_decision_evidence',
  },
  {
    up: migration_20261128_133437_facts.up,
    down: migration_20261128_133437_facts.down,
    name: '20261128_133437_facts'
  },
];
