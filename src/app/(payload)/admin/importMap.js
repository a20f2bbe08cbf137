import { OwnPassword as OwnPassword_9b068343e897166dec2b9c2da5db35cb } from '../../../../src/collections/people/admin/OwnPassword'
import { RelationCell as RelationCell_8723a408aa6f3f04380bd5e6df710e59 } from '../../../../src/platform/relation-cells/admin/RelationCell'
import { InstantCell as InstantCell_26d55d724e94c5cf32fddd5abd8680f0 } from '../../../../src/platform/dates/admin/cells'
import { DateFilter as DateFilter_4497da9c47d89df4e432ca82145da56e } from '../../../../src/platform/dates/admin/filter'
import { StaffImport as StaffImport_df4916d2566c85af9acb454e160d4638 } from '../../../../src/collections/people/admin/StaffImport'
import { Stamps as Stamps_a1268203933c68b964dbd1d967a7b054 } from '../../../../src/platform/dates/admin/dates'
import { TableExchange as TableExchange_26631f54803d9c3d74173da4c7a79e5d } from '../../../../src/collections/standards/admin/TableExchange'
import { DayTextField as DayTextField_a1268203933c68b964dbd1d967a7b054 } from '../../../../src/platform/dates/admin/dates'
import { FillFromFile as FillFromFile_b9d0a47fff1efeec8cce5f235839689d } from '../../../../src/collections/standards/admin/FillFromFile'
import { WeightGrid as WeightGrid_2b17055e05407bbe999cc3e07966e092 } from '../../../../src/collections/standards/admin/WeightGrid'
import { EligibilityForm as EligibilityForm_09eda33a987daea56f3418c1b868efdc } from '../../../../src/collections/standards/admin/EligibilityForm'
import { TransitionBar as TransitionBar_cad73ac1cffd8e79b99ae68f4207c11f } from '../../../../src/platform/workflow/admin/TransitionBar'
import { InstantField as InstantField_a1268203933c68b964dbd1d967a7b054 } from '../../../../src/platform/dates/admin/dates'
import { PointTree as PointTree_108dca67615851ae7cdb92b1b0e2a317 } from '../../../../src/collections/standards/admin/PointTree'
import { KeyCell as KeyCell_6c38b6a493cbd67c4cf51e4afd5d25d5 } from '../../../../src/platform/policies/admin/cells'
import { KeyField as KeyField_b407b9ff15231e80834e546cc131bffd } from '../../../../src/platform/policies/admin/KeyField'
import { ValueCell as ValueCell_6c38b6a493cbd67c4cf51e4afd5d25d5 } from '../../../../src/platform/policies/admin/cells'
import { ValueField as ValueField_408a079293743f6e0c307adb71563b7c } from '../../../../src/platform/policies/admin/ValueField'
import { ScopeCell as ScopeCell_6c38b6a493cbd67c4cf51e4afd5d25d5 } from '../../../../src/platform/policies/admin/cells'
import { ScopeInput as ScopeInput_03eb293fa5c52a41dcfac616d899d318 } from '../../../../src/platform/policies/admin/ScopeInput'
import { ShippedNotice as ShippedNotice_b0bfe8f668e6f02fd085d511c4f32ed5 } from '../../../../src/platform/policies/admin/ShippedNotice'
import { AdoptView as AdoptView_567ad3bfa5818be2e2df965a391d7cd6 } from '../../../../src/platform/policies/admin/AdoptView'
import { WorkloadLink as WorkloadLink_d84de6f5728bd194231a96a6edb4b64d } from '../../../../src/collections/materials/people/admin/workload/WorkloadLink'
import { YuanCell as YuanCell_71d9f919212a73370fb56a9980b2edc4 } from '../../../../src/platform/fields/admin/Yuan'
import { YuanField as YuanField_71d9f919212a73370fb56a9980b2edc4 } from '../../../../src/platform/fields/admin/Yuan'
import { PersonField as PersonField_4b8e5fff8a07bb7fcdbc577c85a2d036 } from '../../../../src/collections/materials/people/admin/PersonField'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { CodeText as CodeText_82685ea19e8456f945d6c8a091cac52f } from '../../../../src/platform/plain-fields/admin/CodeText'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoardView as BoardView_d7bdf7c4730487988e4b2153b36b2baf } from '../../../../src/collections/materials/editions/admin/BoardView'
import { DocumentTab as DocumentTab_49f2bea2ff8263bd6dabecf59ff00bb6 } from '../../../../src/platform/admin/DocumentTab'
import { CoverageView as CoverageView_bc04f554a74d3b5ca03e6fa2ef8c790d } from '../../../../src/collections/materials/coverage/admin/CoverageView'
import { ProofsView as ProofsView_11bd07c3227bf62ca9dc7d7d698a86fa } from '../../../../src/collections/materials/proofs/admin/ProofsView'
import { PublicationsView as PublicationsView_82963aa930025afa4053493a245526a2 } from '../../../../src/collections/materials/publication/admin/PublicationsView'
import { RevisionView as RevisionView_e2b4c1fab99c8f355d10f9b21a7df9f7 } from '../../../../src/collections/materials/editions/admin/RevisionView'
import { PointsField as PointsField_f6d81d2b9f48a7127d0d7c4d27aff17d } from '../../../../src/collections/materials/coverage/admin/PointsField'
import { DraftsView as DraftsView_f7814adf25fa2637541bbb21801c3322 } from '../../../../src/collections/materials/chapters/admin/DraftsView'
import { ReviewView as ReviewView_eba72a24a10bb2cc9c920707acb2eafd } from '../../../../src/collections/materials/reviews/admin/ReviewView'
import { JsonText as JsonText_6264f7c47ac6426a3630bbd55876815f } from '../../../../src/platform/plain-fields/admin/JsonText'
import { OrderTotalsView as OrderTotalsView_54643956a7758d8cbe4971514b8625d8 } from '../../../../src/collections/materials/orders/admin/OrderTotalsView'
import { WorkloadView as WorkloadView_82de8b0fa2f1b0a04eac0a44c82f5114 } from '../../../../src/collections/materials/people/admin/workload/WorkloadView'
import { DayCell as DayCell_26d55d724e94c5cf32fddd5abd8680f0 } from '../../../../src/platform/dates/admin/cells'
import { DayField as DayField_a1268203933c68b964dbd1d967a7b054 } from '../../../../src/platform/dates/admin/dates'
import { CourseBookView as CourseBookView_3109b9bc842c555d96ab78a250aba761 } from '../../../../src/plugins/study-hours/units/admin/CourseBookView'
import { FiguresLink as FiguresLink_298d5136d41c56aef0cfd5e51fe432df } from '../../../../src/plugins/study-hours/board/admin/charts/FiguresLink'
import { BoardView as BoardView_092e14af4a06f9c7a1a92b687ee2af35 } from '../../../../src/plugins/study-hours/board/admin/BoardView'
import { ReplayView as ReplayView_db8ecb9c4c1d81efd829876f6b781bf7 } from '../../../../src/plugins/study-hours/desk/admin/replay/ReplayView'
import { CertificatesView as CertificatesView_f47d0ff97eda1a95d6021486d10507d6 } from '../../../../src/plugins/study-hours/certificates/admin/CertificatesView'
import { ChartsView as ChartsView_3f7ba54082296739aaeeb4c9764e4ed8 } from '../../../../src/plugins/study-hours/board/admin/charts/ChartsView'
import { RosterView as RosterView_f73bcf0539adc9cfa4bb3751cccafffa } from '../../../../src/plugins/study-hours/roster/admin/RosterView'
import { TimeTableView as TimeTableView_4ebe0b60ab426497baaae030593a6702 } from '../../../../src/plugins/study-hours/attendance/admin/TimeTableView'
import { FiguresView as FiguresView_9b528002b7c02251e5fa739330b96e10 } from '../../../../src/plugins/study-hours/board/admin/charts/FiguresView'
import { LeaveSheet as LeaveSheet_99565159291cf85fda1126f84e06cc0d } from '../../../../src/plugins/study-hours/decisions/admin/LeaveSheet'
import { InSheet as InSheet_7c9223bf5c5a0b8218179bea1a44d1b6 } from '../../../../src/plugins/study-hours/shared/admin/InSheet'
import { OpenList as OpenList_6c2c054b582391372379c412291d57f2 } from '../../../../src/plugins/study-hours/decisions/admin/OpenList'
import { RuleRowsCell as RuleRowsCell_1b23e26928adf1ca186f4ec592e62af1 } from '../../../../src/plugins/study-hours/recognition/admin/rules/RuleSet'
import { RuleRowsField as RuleRowsField_1b23e26928adf1ca186f4ec592e62af1 } from '../../../../src/plugins/study-hours/recognition/admin/rules/RuleSet'
import { RuleValuesField as RuleValuesField_1b23e26928adf1ca186f4ec592e62af1 } from '../../../../src/plugins/study-hours/recognition/admin/rules/RuleSet'
import { InstantCell as InstantCell_83dcd629d642d0c32d694a8800403602 } from '../../../../src/plugins/study-hours/shared/admin/time-fields'
import { InstantField as InstantField_83dcd629d642d0c32d694a8800403602 } from '../../../../src/plugins/study-hours/shared/admin/time-fields'
import { DurationCell as DurationCell_83dcd629d642d0c32d694a8800403602 } from '../../../../src/plugins/study-hours/shared/admin/time-fields'
import { DurationField as DurationField_83dcd629d642d0c32d694a8800403602 } from '../../../../src/plugins/study-hours/shared/admin/time-fields'
import { CloseReasonCell as CloseReasonCell_4d74c7aaac5b05cf25c6dd51b2a989b2 } from '../../../../src/plugins/study-hours/recognition/admin/reason-fields'
import { CloseReasonField as CloseReasonField_4d74c7aaac5b05cf25c6dd51b2a989b2 } from '../../../../src/plugins/study-hours/recognition/admin/reason-fields'
import { SliceReasonCell as SliceReasonCell_4d74c7aaac5b05cf25c6dd51b2a989b2 } from '../../../../src/plugins/study-hours/recognition/admin/reason-fields'
import { SliceReasonField as SliceReasonField_4d74c7aaac5b05cf25c6dd51b2a989b2 } from '../../../../src/plugins/study-hours/recognition/admin/reason-fields'
import { ClaimSheet as ClaimSheet_0fae7d7175a76c9be75c489d1330c06a } from '../../../../src/plugins/study-hours/decisions/admin/ClaimSheet'
import { OutageSheet as OutageSheet_df3eacb958a86b3463ed4af5dd349973 } from '../../../../src/plugins/study-hours/decisions/admin/OutageSheet'
import { DeclareView as DeclareView_8b6f0ea1bf1fc91d22d73a068872ed3e } from '../../../../src/plugins/study-hours/decisions/admin/outage/DeclareView'
import { CertificateSheet as CertificateSheet_c43956f52be8255c3098e9a47fb32027 } from '../../../../src/plugins/study-hours/certificates/admin/CertificateSheet'
import { TransitionSubjectCell as TransitionSubjectCell_a1a98f382de5b390f3591189117c63a4 } from '../../../../src/platform/record-words/admin/cells'
import { TransitionSubjectField as TransitionSubjectField_8af2c3297fc7ab8d2fd582d826ffcc87 } from '../../../../src/platform/record-words/admin/fields'
import { CodeCell as CodeCell_a1a98f382de5b390f3591189117c63a4 } from '../../../../src/platform/record-words/admin/cells'
import { CodeField as CodeField_8af2c3297fc7ab8d2fd582d826ffcc87 } from '../../../../src/platform/record-words/admin/fields'
import { ActorCell as ActorCell_a1a98f382de5b390f3591189117c63a4 } from '../../../../src/platform/record-words/admin/cells'
import { ActorField as ActorField_8af2c3297fc7ab8d2fd582d826ffcc87 } from '../../../../src/platform/record-words/admin/fields'
import { AuditSubjectCell as AuditSubjectCell_a1a98f382de5b390f3591189117c63a4 } from '../../../../src/platform/record-words/admin/cells'
import { AuditSubjectField as AuditSubjectField_8af2c3297fc7ab8d2fd582d826ffcc87 } from '../../../../src/platform/record-words/admin/fields'
import { ChangesField as ChangesField_8af2c3297fc7ab8d2fd582d826ffcc87 } from '../../../../src/platform/record-words/admin/fields'
import { ApprovalField as ApprovalField_8af2c3297fc7ab8d2fd582d826ffcc87 } from '../../../../src/platform/record-words/admin/fields'
import { HashField as HashField_8af2c3297fc7ab8d2fd582d826ffcc87 } from '../../../../src/platform/record-words/admin/fields'
import { JobProgress as JobProgress_0db201b92a911545069b1694ea13cad2 } from '../../../../src/platform/jobs/admin/JobProgress'
import { Icon as Icon_d20184946f0ffc0cc6a5371fd56e0562 } from '../../../../src/platform/branding/graphics'
import { Logo as Logo_d20184946f0ffc0cc6a5371fd56e0562 } from '../../../../src/platform/branding/graphics'
import { Dashboard as Dashboard_0388973e01cffe07af5826faf1aca6d9 } from '../../../../src/platform/admin/workbench/Dashboard'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'
import { Drafts as Drafts_f868b8cb95883e8353aeebf4c72e5981 } from '../../../../src/collections/standards/admin/workbench/Drafts'
import { Tasks as Tasks_27f95535c3de151e2b3f0bb6937d6994 } from '../../../../src/collections/materials/workbench/admin/Tasks'
import { Orders as Orders_82aa5a41169c69f9ab60d3026e064153 } from '../../../../src/collections/materials/workbench/admin/Orders'
import { Line as Line_b4e1da889f5cfec6af1d662b487798df } from '../../../../src/collections/materials/workbench/admin/Line'
import { Training as Training_a28165c42917096b8f49d08228a46631 } from '../../../../src/plugins/study-hours/board/admin/bench/Training'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/collections/people/admin/OwnPassword#OwnPassword": OwnPassword_9b068343e897166dec2b9c2da5db35cb,
  "/src/platform/relation-cells/admin/RelationCell#RelationCell": RelationCell_8723a408aa6f3f04380bd5e6df710e59,
  "/src/platform/dates/admin/cells#InstantCell": InstantCell_26d55d724e94c5cf32fddd5abd8680f0,
  "/src/platform/dates/admin/filter#DateFilter": DateFilter_4497da9c47d89df4e432ca82145da56e,
  "/src/collections/people/admin/StaffImport#StaffImport": StaffImport_df4916d2566c85af9acb454e160d4638,
  "/src/platform/dates/admin/dates#Stamps": Stamps_a1268203933c68b964dbd1d967a7b054,
  "/src/collections/standards/admin/TableExchange#TableExchange": TableExchange_26631f54803d9c3d74173da4c7a79e5d,
  "/src/platform/dates/admin/dates#DayTextField": DayTextField_a1268203933c68b964dbd1d967a7b054,
  "/src/collections/standards/admin/FillFromFile#FillFromFile": FillFromFile_b9d0a47fff1efeec8cce5f235839689d,
  "/src/collections/standards/admin/WeightGrid#WeightGrid": WeightGrid_2b17055e05407bbe999cc3e07966e092,
  "/src/collections/standards/admin/EligibilityForm#EligibilityForm": EligibilityForm_09eda33a987daea56f3418c1b868efdc,
  "/src/platform/workflow/admin/TransitionBar#TransitionBar": TransitionBar_cad73ac1cffd8e79b99ae68f4207c11f,
  "/src/platform/dates/admin/dates#InstantField": InstantField_a1268203933c68b964dbd1d967a7b054,
  "/src/collections/standards/admin/PointTree#PointTree": PointTree_108dca67615851ae7cdb92b1b0e2a317,
  "/src/platform/policies/admin/cells#KeyCell": KeyCell_6c38b6a493cbd67c4cf51e4afd5d25d5,
  "/src/platform/policies/admin/KeyField#KeyField": KeyField_b407b9ff15231e80834e546cc131bffd,
  "/src/platform/policies/admin/cells#ValueCell": ValueCell_6c38b6a493cbd67c4cf51e4afd5d25d5,
  "/src/platform/policies/admin/ValueField#ValueField": ValueField_408a079293743f6e0c307adb71563b7c,
  "/src/platform/policies/admin/cells#ScopeCell": ScopeCell_6c38b6a493cbd67c4cf51e4afd5d25d5,
  "/src/platform/policies/admin/ScopeInput#ScopeInput": ScopeInput_03eb293fa5c52a41dcfac616d899d318,
  "/src/platform/policies/admin/ShippedNotice#ShippedNotice": ShippedNotice_b0bfe8f668e6f02fd085d511c4f32ed5,
  "/src/platform/policies/admin/AdoptView#AdoptView": AdoptView_567ad3bfa5818be2e2df965a391d7cd6,
  "/src/collections/materials/people/admin/workload/WorkloadLink#WorkloadLink": WorkloadLink_d84de6f5728bd194231a96a6edb4b64d,
  "/src/platform/fields/admin/Yuan#YuanCell": YuanCell_71d9f919212a73370fb56a9980b2edc4,
  "/src/platform/fields/admin/Yuan#YuanField": YuanField_71d9f919212a73370fb56a9980b2edc4,
  "/src/collections/materials/people/admin/PersonField#PersonField": PersonField_4b8e5fff8a07bb7fcdbc577c85a2d036,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/platform/plain-fields/admin/CodeText#CodeText": CodeText_82685ea19e8456f945d6c8a091cac52f,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/collections/materials/editions/admin/BoardView#BoardView": BoardView_d7bdf7c4730487988e4b2153b36b2baf,
  "/src/platform/admin/DocumentTab#DocumentTab": DocumentTab_49f2bea2ff8263bd6dabecf59ff00bb6,
  "/src/collections/materials/coverage/admin/CoverageView#CoverageView": CoverageView_bc04f554a74d3b5ca03e6fa2ef8c790d,
  "/src/collections/materials/proofs/admin/ProofsView#ProofsView": ProofsView_11bd07c3227bf62ca9dc7d7d698a86fa,
  "/src/collections/materials/publication/admin/PublicationsView#PublicationsView": PublicationsView_82963aa930025afa4053493a245526a2,
  "/src/collections/materials/editions/admin/RevisionView#RevisionView": RevisionView_e2b4c1fab99c8f355d10f9b21a7df9f7,
  "/src/collections/materials/coverage/admin/PointsField#PointsField": PointsField_f6d81d2b9f48a7127d0d7c4d27aff17d,
  "/src/collections/materials/chapters/admin/DraftsView#DraftsView": DraftsView_f7814adf25fa2637541bbb21801c3322,
  "/src/collections/materials/reviews/admin/ReviewView#ReviewView": ReviewView_eba72a24a10bb2cc9c920707acb2eafd,
  "/src/platform/plain-fields/admin/JsonText#JsonText": JsonText_6264f7c47ac6426a3630bbd55876815f,
  "/src/collections/materials/orders/admin/OrderTotalsView#OrderTotalsView": OrderTotalsView_54643956a7758d8cbe4971514b8625d8,
  "/src/collections/materials/people/admin/workload/WorkloadView#WorkloadView": WorkloadView_82de8b0fa2f1b0a04eac0a44c82f5114,
  "/src/platform/dates/admin/cells#DayCell": DayCell_26d55d724e94c5cf32fddd5abd8680f0,
  "/src/platform/dates/admin/dates#DayField": DayField_a1268203933c68b964dbd1d967a7b054,
  "/src/plugins/study-hours/units/admin/CourseBookView#CourseBookView": CourseBookView_3109b9bc842c555d96ab78a250aba761,
  "/src/plugins/study-hours/board/admin/charts/FiguresLink#FiguresLink": FiguresLink_298d5136d41c56aef0cfd5e51fe432df,
  "/src/plugins/study-hours/board/admin/BoardView#BoardView": BoardView_092e14af4a06f9c7a1a92b687ee2af35,
  "/src/plugins/study-hours/desk/admin/replay/ReplayView#ReplayView": ReplayView_db8ecb9c4c1d81efd829876f6b781bf7,
  "/src/plugins/study-hours/certificates/admin/CertificatesView#CertificatesView": CertificatesView_f47d0ff97eda1a95d6021486d10507d6,
  "/src/plugins/study-hours/board/admin/charts/ChartsView#ChartsView": ChartsView_3f7ba54082296739aaeeb4c9764e4ed8,
  "/src/plugins/study-hours/roster/admin/RosterView#RosterView": RosterView_f73bcf0539adc9cfa4bb3751cccafffa,
  "/src/plugins/study-hours/attendance/admin/TimeTableView#TimeTableView": TimeTableView_4ebe0b60ab426497baaae030593a6702,
  "/src/plugins/study-hours/board/admin/charts/FiguresView#FiguresView": FiguresView_9b528002b7c02251e5fa739330b96e10,
  "/src/plugins/study-hours/decisions/admin/LeaveSheet#LeaveSheet": LeaveSheet_99565159291cf85fda1126f84e06cc0d,
  "/src/plugins/study-hours/shared/admin/InSheet#InSheet": InSheet_7c9223bf5c5a0b8218179bea1a44d1b6,
  "/src/plugins/study-hours/decisions/admin/OpenList#OpenList": OpenList_6c2c054b582391372379c412291d57f2,
  "/src/plugins/study-hours/recognition/admin/rules/RuleSet#RuleRowsCell": RuleRowsCell_1b23e26928adf1ca186f4ec592e62af1,
  "/src/plugins/study-hours/recognition/admin/rules/RuleSet#RuleRowsField": RuleRowsField_1b23e26928adf1ca186f4ec592e62af1,
  "/src/plugins/study-hours/recognition/admin/rules/RuleSet#RuleValuesField": RuleValuesField_1b23e26928adf1ca186f4ec592e62af1,
  "/src/plugins/study-hours/shared/admin/time-fields#InstantCell": InstantCell_83dcd629d642d0c32d694a8800403602,
  "/src/plugins/study-hours/shared/admin/time-fields#InstantField": InstantField_83dcd629d642d0c32d694a8800403602,
  "/src/plugins/study-hours/shared/admin/time-fields#DurationCell": DurationCell_83dcd629d642d0c32d694a8800403602,
  "/src/plugins/study-hours/shared/admin/time-fields#DurationField": DurationField_83dcd629d642d0c32d694a8800403602,
  "/src/plugins/study-hours/recognition/admin/reason-fields#CloseReasonCell": CloseReasonCell_4d74c7aaac5b05cf25c6dd51b2a989b2,
  "/src/plugins/study-hours/recognition/admin/reason-fields#CloseReasonField": CloseReasonField_4d74c7aaac5b05cf25c6dd51b2a989b2,
  "/src/plugins/study-hours/recognition/admin/reason-fields#SliceReasonCell": SliceReasonCell_4d74c7aaac5b05cf25c6dd51b2a989b2,
  "/src/plugins/study-hours/recognition/admin/reason-fields#SliceReasonField": SliceReasonField_4d74c7aaac5b05cf25c6dd51b2a989b2,
  "/src/plugins/study-hours/decisions/admin/ClaimSheet#ClaimSheet": ClaimSheet_0fae7d7175a76c9be75c489d1330c06a,
  "/src/plugins/study-hours/decisions/admin/OutageSheet#OutageSheet": OutageSheet_df3eacb958a86b3463ed4af5dd349973,
  "/src/plugins/study-hours/decisions/admin/outage/DeclareView#DeclareView": DeclareView_8b6f0ea1bf1fc91d22d73a068872ed3e,
  "/src/plugins/study-hours/certificates/admin/CertificateSheet#CertificateSheet": CertificateSheet_c43956f52be8255c3098e9a47fb32027,
  "/src/platform/record-words/admin/cells#TransitionSubjectCell": TransitionSubjectCell_a1a98f382de5b390f3591189117c63a4,
  "/src/platform/record-words/admin/fields#TransitionSubjectField": TransitionSubjectField_8af2c3297fc7ab8d2fd582d826ffcc87,
  "/src/platform/record-words/admin/cells#CodeCell": CodeCell_a1a98f382de5b390f3591189117c63a4,
  "/src/platform/record-words/admin/fields#CodeField": CodeField_8af2c3297fc7ab8d2fd582d826ffcc87,
  "/src/platform/record-words/admin/cells#ActorCell": ActorCell_a1a98f382de5b390f3591189117c63a4,
  "/src/platform/record-words/admin/fields#ActorField": ActorField_8af2c3297fc7ab8d2fd582d826ffcc87,
  "/src/platform/record-words/admin/cells#AuditSubjectCell": AuditSubjectCell_a1a98f382de5b390f3591189117c63a4,
  "/src/platform/record-words/admin/fields#AuditSubjectField": AuditSubjectField_8af2c3297fc7ab8d2fd582d826ffcc87,
  "/src/platform/record-words/admin/fields#ChangesField": ChangesField_8af2c3297fc7ab8d2fd582d826ffcc87,
  "/src/platform/record-words/admin/fields#ApprovalField": ApprovalField_8af2c3297fc7ab8d2fd582d826ffcc87,
  "/src/platform/record-words/admin/fields#HashField": HashField_8af2c3297fc7ab8d2fd582d826ffcc87,
  "/src/platform/jobs/admin/JobProgress#JobProgress": JobProgress_0db201b92a911545069b1694ea13cad2,
  "/src/platform/branding/graphics#Icon": Icon_d20184946f0ffc0cc6a5371fd56e0562,
  "/src/platform/branding/graphics#Logo": Logo_d20184946f0ffc0cc6a5371fd56e0562,
  "/src/platform/admin/workbench/Dashboard#Dashboard": Dashboard_0388973e01cffe07af5826faf1aca6d9,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1,
  "/src/collections/standards/admin/workbench/Drafts#Drafts": Drafts_f868b8cb95883e8353aeebf4c72e5981,
  "/src/collections/materials/workbench/admin/Tasks#Tasks": Tasks_27f95535c3de151e2b3f0bb6937d6994,
  "/src/collections/materials/workbench/admin/Orders#Orders": Orders_82aa5a41169c69f9ab60d3026e064153,
  "/src/collections/materials/workbench/admin/Line#Line": Line_b4e1da889f5cfec6af1d662b487798df,
  "/src/plugins/study-hours/board/admin/bench/Training#Training": Training_a28165c42917096b8f49d08228a46631
}
