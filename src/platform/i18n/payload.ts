/**
 * Where Payload's own words do not do. An empty cell is a dash and not `<没有 …>`, which Payload also shows where it has not looked yet. Its
 * button that opens a related document hands its words a label in all languages and says `[object Object]`: they stand without a label. And a
 * picker with nothing in it says what would put something there.
 */
export const ownWords = {
  zh: {
    general: { noLabel: '—', editLabel: '编辑', noOptions: '没有可选的：可能还没有登记，或不对您开放。先登记，再回到这里选择。' },
    fields: { addNewLabel: '新增' },
  },
  en: {
    general: {
      true: 'Yes',
      false: 'No',
      noLabel: '—',
      editLabel: 'Edit',
      noOptions: 'Nothing to choose: none is entered yet, or none is open to you. Enter it first, then choose it here.',
    },
    fields: { addNewLabel: 'Add new' },
  },
}
