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
import { WorkloadLink as WorkloadLink_0669ce09532f555e45ba0d3f8e4da8a7 } from '../../../../src/collections/materials/admin/workload/WorkloadLink'
import { YuanCell as YuanCell_71d9f919212a73370fb56a9980b2edc4 } from '../../../../src/platform/fields/admin/Yuan'
import { YuanField as YuanField_71d9f919212a73370fb56a9980b2edc4 } from '../../../../src/platform/fields/admin/Yuan'
import { PersonField as PersonField_6fccd4326665099ce001175961a03a03 } from '../../../../src/collections/materials/admin/people/PersonField'
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
import { BoardView as BoardView_4a9c9f74572c882a51cdce0a86e82642 } from '../../../../src/collections/materials/admin/edition/BoardView'
import { DocumentTab as DocumentTab_49f2bea2ff8263bd6dabecf59ff00bb6 } from '../../../../src/platform/admin/DocumentTab'
import { CoverageView as CoverageView_fc532f3ee19182356c2b4977b2131767 } from '../../../../src/collections/materials/admin/edition/CoverageView'
import { ProofsView as ProofsView_d80a376a00df684a71e35d53842e6d56 } from '../../../../src/collections/materials/admin/edition/ProofsView'
import { PublicationsView as PublicationsView_bbf5dc937f32569dded2780e4f60792f } from '../../../../src/collections/materials/admin/edition/PublicationsView'
import { RevisionView as RevisionView_b5c00bb1a6bf6dd5766472328c026fde } from '../../../../src/collections/materials/admin/edition/RevisionView'
import { PointsField as PointsField_f47b110d94937519955978c2ae360903 } from '../../../../src/collections/materials/admin/chapter/PointsField'
import { DraftsView as DraftsView_2a959a8ece45711e1166a3d8e437b72a } from '../../../../src/collections/materials/admin/chapter/DraftsView'
import { ReviewView as ReviewView_66b31fe032fe8f03486bd2f05c582baa } from '../../../../src/collections/materials/admin/chapter/ReviewView'
import { JsonText as JsonText_6264f7c47ac6426a3630bbd55876815f } from '../../../../src/platform/plain-fields/admin/JsonText'
import { OrderTotalsView as OrderTotalsView_53fa58393403102d2ae84e54b270d14b } from '../../../../src/collections/materials/admin/edition/OrderTotalsView'
import { WorkloadView as WorkloadView_3cb9d3e94b059fda81c3fffa65c924d1 } from '../../../../src/collections/materials/admin/workload/WorkloadView'
import { DayCell as DayCell_26d55d724e94c5cf32fddd5abd8680f0 } from '../../../../src/platform/dates/admin/cells'
import { DayField as DayField_a1268203933c68b964dbd1d967a7b054 } from '../../../../src/platform/dates/admin/dates'
import { CourseBookView as CourseBookView_261237c8a6168078d1e2349b4cb19f5e } from '@/plugins/study-hours/units/admin/CourseBookView'
import { FiguresLink as FiguresLink_53629886f302002efdf86d2c18857b1b } from '@/plugins/study-hours/board/admin/charts/FiguresLink'
import { BoardView as BoardView_90f3e619f24911f59a9abfe64fb6fd09 } from '@/plugins/study-hours/board/admin/BoardView'
import { ReplayView as ReplayView_f30c163f1b0b7124d693687539c97003 } from '@/plugins/study-hours/desk/admin/replay/ReplayView'
import { CertificatesView as CertificatesView_57250a0637f1f8394045bddafdd6c668 } from '@/plugins/study-hours/certificates/admin/CertificatesView'
import { ChartsView as ChartsView_18b86c86f3238fed43ebc29d152dd195 } from '@/plugins/study-hours/board/admin/charts/ChartsView'
import { RosterView as RosterView_0510a3f3a61ac066fa140636c753b14c } from '@/plugins/study-hours/roster/admin/RosterView'
import { TimeTableView as TimeTableView_38f9ecb95862bd4875db1de0c8e2ca15 } from '@/plugins/study-hours/attendance/admin/TimeTableView'
import { FiguresView as FiguresView_36260baaefe517b63914282374d71638 } from '@/plugins/study-hours/board/admin/charts/FiguresView'
import { LeaveSheet as LeaveSheet_a22bf400ec6615977a1b4497513c03f0 } from '@/plugins/study-hours/decisions/admin/LeaveSheet'
import { InSheet as InSheet_0fad37ac25b237b7ada642f29dac5295 } from '@/plugins/study-hours/shared/admin/InSheet'
import { OpenList as OpenList_4be2cdf6ba229bca110fdc19325eb7b6 } from '@/plugins/study-hours/decisions/admin/OpenList'
import { RuleRowsCell as RuleRowsCell_d4e1d86c3f30b9c9f7d021c9c39201d9 } from '@/plugins/study-hours/recognition/admin/rules/RuleSet'
import { RuleRowsField as RuleRowsField_d4e1d86c3f30b9c9f7d021c9c39201d9 } from '@/plugins/study-hours/recognition/admin/rules/RuleSet'
import { RuleValuesField as RuleValuesField_d4e1d86c3f30b9c9f7d021c9c39201d9 } from '@/plugins/study-hours/recognition/admin/rules/RuleSet'
import { InstantCell as InstantCell_95a3ec0b84f5b754866b70f20e14e818 } from '@/plugins/study-hours/shared/admin/time-fields'
import { InstantField as InstantField_95a3ec0b84f5b754866b70f20e14e818 } from '@/plugins/study-hours/shared/admin/time-fields'
import { DurationCell as DurationCell_95a3ec0b84f5b754866b70f20e14e818 } from '@/plugins/study-hours/shared/admin/time-fields'
import { DurationField as DurationField_95a3ec0b84f5b754866b70f20e14e818 } from '@/plugins/study-hours/shared/admin/time-fields'
import { CloseReasonCell as CloseReasonCell_645953e7edd966eba65a55c66e034621 } from '@/plugins/study-hours/recognition/admin/reason-fields'
import { CloseReasonField as CloseReasonField_645953e7edd966eba65a55c66e034621 } from '@/plugins/study-hours/recognition/admin/reason-fields'
import { SliceReasonCell as SliceReasonCell_645953e7edd966eba65a55c66e034621 } from '@/plugins/study-hours/recognition/admin/reason-fields'
import { SliceReasonField as SliceReasonField_645953e7edd966eba65a55c66e034621 } from '@/plugins/study-hours/recognition/admin/reason-fields'
import { ClaimSheet as ClaimSheet_16633bf07b9987264b5ed2fe5cee017c } from '@/plugins/study-hours/decisions/admin/ClaimSheet'
import { OutageSheet as OutageSheet_c0ca4438ee469d49678cc194f278c0a3 } from '@/plugins/study-hours/decisions/admin/OutageSheet'
import { DeclareView as DeclareView_93fbed6a7398bfdb581514ff3e03f1db } from '@/plugins/study-hours/decisions/admin/outage/DeclareView'
import { CertificateSheet as CertificateSheet_4eee90f44f352235d6b1f8578227d8b5 } from '@/plugins/study-hours/certificates/admin/CertificateSheet'
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
import { Tasks as Tasks_e773c291c8ca902981932ca05a4ca7e0 } from '../../../../src/collections/materials/admin/workbench/Tasks'
import { Orders as Orders_22134fe690fa5151419b33369d23dac7 } from '../../../../src/collections/materials/admin/workbench/Orders'
import { Line as Line_0e25d45ccb93988b6aa492a10a0619a8 } from '../../../../src/collections/materials/admin/workbench/Line'
import { Training as Training_bd6d2fec7bf3d03fdba4f6b563ca1d9c } from '@/plugins/study-hours/board/admin/bench/Training'

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
  "/src/collections/materials/admin/workload/WorkloadLink#WorkloadLink": WorkloadLink_0669ce09532f555e45ba0d3f8e4da8a7,
  "/src/platform/fields/admin/Yuan#YuanCell": YuanCell_71d9f919212a73370fb56a9980b2edc4,
  "/src/platform/fields/admin/Yuan#YuanField": YuanField_71d9f919212a73370fb56a9980b2edc4,
  "/src/collections/materials/admin/people/PersonField#PersonField": PersonField_6fccd4326665099ce001175961a03a03,
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
  "/src/collections/materials/admin/edition/BoardView#BoardView": BoardView_4a9c9f74572c882a51cdce0a86e82642,
  "/src/platform/admin/DocumentTab#DocumentTab": DocumentTab_49f2bea2ff8263bd6dabecf59ff00bb6,
  "/src/collections/materials/admin/edition/CoverageView#CoverageView": CoverageView_fc532f3ee19182356c2b4977b2131767,
  "/src/collections/materials/admin/edition/ProofsView#ProofsView": ProofsView_d80a376a00df684a71e35d53842e6d56,
  "/src/collections/materials/admin/edition/PublicationsView#PublicationsView": PublicationsView_bbf5dc937f32569dded2780e4f60792f,
  "/src/collections/materials/admin/edition/RevisionView#RevisionView": RevisionView_b5c00bb1a6bf6dd5766472328c026fde,
  "/src/collections/materials/admin/chapter/PointsField#PointsField": PointsField_f47b110d94937519955978c2ae360903,
  "/src/collections/materials/admin/chapter/DraftsView#DraftsView": DraftsView_2a959a8ece45711e1166a3d8e437b72a,
  "/src/collections/materials/admin/chapter/ReviewView#ReviewView": ReviewView_66b31fe032fe8f03486bd2f05c582baa,
  "/src/platform/plain-fields/admin/JsonText#JsonText": JsonText_6264f7c47ac6426a3630bbd55876815f,
  "/src/collections/materials/admin/edition/OrderTotalsView#OrderTotalsView": OrderTotalsView_53fa58393403102d2ae84e54b270d14b,
  "/src/collections/materials/admin/workload/WorkloadView#WorkloadView": WorkloadView_3cb9d3e94b059fda81c3fffa65c924d1,
  "/src/platform/dates/admin/cells#DayCell": DayCell_26d55d724e94c5cf32fddd5abd8680f0,
  "/src/platform/dates/admin/dates#DayField": DayField_a1268203933c68b964dbd1d967a7b054,
  "/src/plugins/study-hours/admin/course/CourseBookView#CourseBookView": CourseBookView_261237c8a6168078d1e2349b4cb19f5e,
  "/src/plugins/study-hours/admin/charts/FiguresLink#FiguresLink": FiguresLink_53629886f302002efdf86d2c18857b1b,
  "/src/plugins/study-hours/admin/board/BoardView#BoardView": BoardView_90f3e619f24911f59a9abfe64fb6fd09,
  "/src/plugins/study-hours/admin/replay/ReplayView#ReplayView": ReplayView_f30c163f1b0b7124d693687539c97003,
  "/src/plugins/study-hours/admin/certificates/CertificatesView#CertificatesView": CertificatesView_57250a0637f1f8394045bddafdd6c668,
  "/src/plugins/study-hours/admin/charts/ChartsView#ChartsView": ChartsView_18b86c86f3238fed43ebc29d152dd195,
  "/src/plugins/study-hours/admin/training/RosterView#RosterView": RosterView_0510a3f3a61ac066fa140636c753b14c,
  "/src/plugins/study-hours/admin/training/TimeTableView#TimeTableView": TimeTableView_38f9ecb95862bd4875db1de0c8e2ca15,
  "/src/plugins/study-hours/admin/charts/FiguresView#FiguresView": FiguresView_36260baaefe517b63914282374d71638,
  "/src/plugins/study-hours/admin/decisions/LeaveSheet#LeaveSheet": LeaveSheet_a22bf400ec6615977a1b4497513c03f0,
  "/src/plugins/study-hours/admin/shared/InSheet#InSheet": InSheet_0fad37ac25b237b7ada642f29dac5295,
  "/src/plugins/study-hours/admin/decisions/OpenList#OpenList": OpenList_4be2cdf6ba229bca110fdc19325eb7b6,
  "/src/plugins/study-hours/admin/rules/RuleSet#RuleRowsCell": RuleRowsCell_d4e1d86c3f30b9c9f7d021c9c39201d9,
  "/src/plugins/study-hours/admin/rules/RuleSet#RuleRowsField": RuleRowsField_d4e1d86c3f30b9c9f7d021c9c39201d9,
  "/src/plugins/study-hours/admin/rules/RuleSet#RuleValuesField": RuleValuesField_d4e1d86c3f30b9c9f7d021c9c39201d9,
  "/src/plugins/study-hours/admin/shared/time-fields#InstantCell": InstantCell_95a3ec0b84f5b754866b70f20e14e818,
  "/src/plugins/study-hours/admin/shared/time-fields#InstantField": InstantField_95a3ec0b84f5b754866b70f20e14e818,
  "/src/plugins/study-hours/admin/shared/time-fields#DurationCell": DurationCell_95a3ec0b84f5b754866b70f20e14e818,
  "/src/plugins/study-hours/admin/shared/time-fields#DurationField": DurationField_95a3ec0b84f5b754866b70f20e14e818,
  "/src/plugins/study-hours/admin/shared/reason-fields#CloseReasonCell": CloseReasonCell_645953e7edd966eba65a55c66e034621,
  "/src/plugins/study-hours/admin/shared/reason-fields#CloseReasonField": CloseReasonField_645953e7edd966eba65a55c66e034621,
  "/src/plugins/study-hours/admin/shared/reason-fields#SliceReasonCell": SliceReasonCell_645953e7edd966eba65a55c66e034621,
  "/src/plugins/study-hours/admin/shared/reason-fields#SliceReasonField": SliceReasonField_645953e7edd966eba65a55c66e034621,
  "/src/plugins/study-hours/admin/decisions/ClaimSheet#ClaimSheet": ClaimSheet_16633bf07b9987264b5ed2fe5cee017c,
  "/src/plugins/study-hours/admin/decisions/OutageSheet#OutageSheet": OutageSheet_c0ca4438ee469d49678cc194f278c0a3,
  "/src/plugins/study-hours/admin/outage/DeclareView#DeclareView": DeclareView_93fbed6a7398bfdb581514ff3e03f1db,
  "/src/plugins/study-hours/admin/decisions/CertificateSheet#CertificateSheet": CertificateSheet_4eee90f44f352235d6b1f8578227d8b5,
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
  "/src/collections/materials/admin/workbench/Tasks#Tasks": Tasks_e773c291c8ca902981932ca05a4ca7e0,
  "/src/collections/materials/admin/workbench/Orders#Orders": Orders_22134fe690fa5151419b33369d23dac7,
  "/src/collections/materials/admin/workbench/Line#Line": Line_0e25d45ccb93988b6aa492a10a0619a8,
  "/src/plugins/study-hours/admin/bench/Training#Training": Training_bd6d2fec7bf3d03fdba4f6b563ca1d9c
}
