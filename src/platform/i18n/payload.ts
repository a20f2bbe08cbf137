/**
 * Where Payload's own words do not do. An empty cell is a dash and not `<没有 …>`, which Payload also shows where it has not looked yet. Its
 * button that opens a related document hands its words a label in all languages and says `[object Object]`: they stand without a label. And a
 * picker with nothing in it says what would put something there. What names a record by its number to people who never see one does without.
 */
export const ownWords = {
  zh: {
    general: { noLabel: '—', editLabel: '编辑', noOptions: '没有可选的：可能还没有登记，或不对您开放。先登记，再回到这里选择。' },
    fields: { addNewLabel: '新增' },
    error: {
      documentNotFound: '找不到这条记录：可能已被删除，或者不对您开放。请从列表里另选一条。',
      loadingDocument: '这条记录没有读出来，请稍后再试；仍不行请告诉管理员。',
    },
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
    error: {
      documentNotFound: 'This record is not there: it may have been deleted, or it is not open to you. Choose another one from the list.',
      loadingDocument: 'This record could not be read. Try again in a moment; if that does not help, tell an administrator.',
    },
  },
}
