import { defineErrors } from '@/kernel/errors'

defineErrors({
  'people.unknownUnit': {
    status: 422,
    zh: '没有名称或代码为“{unit}”的单位：先在“单位”中登记或导入，或改正名称。',
    en: 'There is no unit with the name or code "{unit}": enter or import it under Organisations first, or mend the name.',
  },
  'people.unknownRole': {
    status: 422,
    zh: '“{roles}”中有不认识的角色。可填：{known}；多个用顿号隔开。',
    en: 'Not every role in "{roles}" is known. There are: {known}; several are parted by commas.',
  },
  'people.noSignInName': {
    status: 422,
    zh: '用户名与工号至少填一项（工号须含字母或数字），用来登录。',
    en: 'Give a user name or an employee number (with letters or digits) to sign in with.',
  },
  'people.nameTaken': {
    status: 422,
    zh: '登录名“{username}”已属于另一人（单位或工号不同）：请在“用户名”列另取一个。',
    en: 'The sign-in name "{username}" belongs to somebody else (another unit or number): choose another in the column User name.',
  },
  'people.numberOfOther': {
    status: 422,
    zh: '本单位的这个工号属于用户“{username}”，与本行的用户名不是同一人。',
    en: 'This employee number of the unit belongs to the user "{username}", who is not the one named in this row.',
  },
  'people.numberTakenThere': {
    status: 422,
    zh: '调入后与该单位的用户“{username}”工号相同（{number}）：请在“工号”列填写新工号，或先改正“{username}”的工号。',
    en: 'In the new unit the number {number} belongs to the user "{username}": give a new number in the column Employee number, or change that of "{username}" first.',
  },
  'people.rowTwice': {
    status: 422,
    zh: '与第 {firstRow} 行是同一人或同一登录名。',
    en: 'The same person or sign-in name as in row {firstRow}.',
  },
  'people.numberTwice': {
    status: 422,
    zh: '工号与第 {firstRow} 行相同；同一单位内一个工号只属于一个人。',
    en: 'The employee number is the same as in row {firstRow}; within a unit a number belongs to one person.',
  },
  'people.mailTwice': { status: 422, zh: '邮箱与第 {firstRow} 行相同。', en: 'The e-mail address is the same as in row {firstRow}.' },
  'people.mailTaken': { status: 422, zh: '邮箱已被其他账号使用。', en: 'The e-mail address belongs to another account.' },
  'people.mailMalformed': { status: 422, zh: '“{value}”不是邮箱地址。', en: '"{value}" is no e-mail address.' },
  'people.nameMalformed': {
    status: 422,
    zh: '“{value}”不能作用户名：不含空格和 @。',
    en: '"{value}" is no user name: it has neither blanks nor @.',
  },
  'people.roleNotYours': {
    status: 422,
    zh: '您无权给予或收回角色“{roles}”，请系统管理员导入这一行。',
    en: 'Giving or taking away these roles is not yours: {roles}. Ask the administrator to import this row.',
  },
  'people.roleNeedsUnit': {
    status: 422,
    zh: '企业培训管理员只管理本单位，须填写单位。',
    en: 'A training administrator answers for a unit: name it.',
  },
  'people.personInactive': {
    status: 422,
    zh: '“{username}”的账号已停用：先在该用户的表单中启用，或删去本行。',
    en: 'The account of "{username}" is switched off: switch it on in its form first, or take the row out.',
  },
  'people.tooManyRows': {
    status: 422,
    zh: '一次最多导入 {limit} 人，文件中有 {count} 人：请分成几个文件。',
    en: 'At most {limit} people at a time; the file has {count}: split it.',
  },
  'people.slipsGone': {
    status: 410,
    zh: '登录条已经领取或已过期，不能再次下载。需要新的一次性密码时，请管理员重设。',
    en: 'The slips were collected or have expired and cannot be had again. For new passwords ask the administrator.',
  },
  'people.unitTwice': {
    status: 422,
    zh: '第 {row} 行与第 {firstRow} 行的名称或代码相同：同一单位只写一行；若是两个单位，请给它们不同的名称和代码。',
    en: 'Rows {row} and {firstRow} have the same name or code: write a unit in one row; give two units names and codes of their own.',
  },
  'people.unitOldName': {
    status: 422,
    zh: '第 {firstRow} 行把原名“{name}”的单位改名为“{newName}”，第 {row} 行又用了“{name}”：若是另一个单位，请在第 {row} 行填写它自己的单位代码；若是同一单位，请删去第 {row} 行。',
    en: 'Row {firstRow} renames the unit "{name}" to "{newName}", and row {row} uses "{name}" again: if another unit is meant, give row {row} a code of its own; if it is the same unit, take row {row} out.',
  },
  'people.unitCodeTaken': {
    status: 422,
    zh: '单位代码“{code}”属于另一个单位“{name}”。',
    en: 'The code "{code}" belongs to another unit, "{name}".',
  },
  'people.unknownParent': {
    status: 422,
    zh: '没有上级单位“{unit}”：文件中和平台上都没有这个名称或代码。',
    en: 'There is no parent "{unit}": neither the file nor the platform has that name or code.',
  },
  'people.ownParent': { status: 422, zh: '单位不能是自己的上级。', en: 'A unit is not its own parent.' },
})
