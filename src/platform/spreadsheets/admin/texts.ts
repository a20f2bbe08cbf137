/** What every import of a table says on its way; what it makes, and what a faulty file means, each import says itself. */
export const importTexts = {
  zh: {
    choose: '选择文件并核对',
    template: '下载空表',
    uploading: '正在上传…',
    checking: '正在核对…',
    stop: '停止',
    checked: '已核对：{file}',
    apply: '导入',
    back: '放弃',
    again: '再导入一份',
    shown: '下面列出前 {count} 个。',
    problems: '下载问题清单（XLSX）',
    warnings: '提示（{count}）',
    columns: { sheet: '工作表', row: '行', column: '列', problem: '问题' },
    unreachable: '没有连上服务器，请重试。',
  },
  en: {
    choose: 'Choose a file and check it',
    template: 'Empty table',
    uploading: 'Uploading…',
    checking: 'Checking…',
    stop: 'Stop',
    checked: 'Checked: {file}',
    apply: 'Import',
    back: 'Discard',
    again: 'Import another',
    shown: 'The first {count} stand here.',
    problems: 'Problems as XLSX',
    warnings: 'Remarks ({count})',
    columns: { sheet: 'Sheet', row: 'Row', column: 'Column', problem: 'Problem' },
    unreachable: 'The server could not be reached. Please try again.',
  },
} as const

export type ImportTexts = (typeof importTexts)['zh' | 'en']
