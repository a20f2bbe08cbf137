import type { CollectionConfig } from 'payload'
import { deny, heldMemberships, holdsRole, holdsTask, isAdmin } from '@/access'
import { GLOBAL_ROLES } from '@/kernel/actor'
import { bySystem, fieldByAdmin, readsUsers, seesPersonalData, selfOrAdmin } from './access'
import { ROLE_LABELS } from './domain/roles'
import { LOCK } from './domain/sign-in'
import { changePasswordEndpoint } from './endpoints/change-password'
import { firstRegisterEndpoint } from './endpoints/first-register'
import { passwordDoors } from './endpoints/password-doors'
import { forgotPasswordEndpoint, signInEndpoint } from './endpoints/sign-in'
import { staffEndpoints } from './endpoints/staff'
import { endSessions } from './hooks/activity'
import { refuseInactive } from './hooks/login'
import { keepOneSpelling } from './hooks/one-spelling'
import { keepPasswordRule } from './hooks/password'
import { storePreparedDigest, withoutPassword } from './hooks/prepared-digest'
import { refuseOwnRoles } from './hooks/roles'
import { liftWithLock } from './hooks/unlock'
import { digestTurns } from './operations/digest-turns'

/** A working day's session. */
const SESSION_SECONDS = 8 * 60 * 60

/** @param options.secureCookies whether the site is served over https */
export function users(options: { secureCookies: boolean }): CollectionConfig {
  return {
    slug: 'users',
    labels: { singular: { zh: '用户', en: 'User' }, plural: { zh: '用户', en: 'Users' } },
    auth: {
      loginWithUsername: { allowEmailLogin: true, requireEmail: false, requireUsername: true },
      tokenExpiration: SESSION_SECONDS,
      maxLoginAttempts: LOCK.failures,
      lockTime: LOCK.forMs,
      cookies: { sameSite: 'Lax', secure: options.secureCookies },
      useSessions: true,
      // Payload's own interval is a write outside its open transaction, which on SQLite waits for itself; our own door limits requests.
      forgotPassword: { minRequestInterval: 0 },
      depth: 0,
    },
    admin: {
      group: { zh: '人员', en: 'People' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'username', 'employeeNumber', 'organisation', 'roles', 'active'],
      listSearchableFields: ['name', 'username', 'employeeNumber', 'email'],
      components: { beforeListTable: ['/src/collections/people/admin/StaffImport#StaffImport'] },
    },
    defaultSort: 'username',
    access: {
      create: isAdmin,
      read: readsUsers,
      update: selfOrAdmin,
      delete: deny, // people stay for the record; an account is switched off
      unlock: isAdmin,
      // The workbench is for those who work on something; trainees have the site.
      admin: async ({ req }) => {
        if (holdsRole(req, 'admin', 'centre-staff', 'auditor', 'training-admin', 'item-expert')) return true
        return (await heldMemberships(req)).length > 0 || holdsTask(req)
      },
    },
    endpoints: [
      signInEndpoint,
      forgotPasswordEndpoint,
      changePasswordEndpoint,
      firstRegisterEndpoint,
      ...staffEndpoints,
      ...passwordDoors(digestTurns()),
    ],
    hooks: {
      beforeOperation: [keepPasswordRule, withoutPassword],
      beforeValidate: [keepOneSpelling],
      afterOperation: [liftWithLock],
      beforeLogin: [refuseInactive],
      beforeChange: [refuseOwnRoles, storePreparedDigest, endSessions],
    },
    fields: [
      {
        name: 'ownPassword',
        type: 'ui',
        admin: {
          condition: (data, _siblings, { user }) => Boolean(user) && String(data?.['id']) === String(user?.id),
          components: { Field: '/src/collections/people/admin/OwnPassword#OwnPassword' },
        },
      },
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 60,
        index: true,
        label: { zh: '姓名', en: 'Name' },
        access: { update: fieldByAdmin },
      },
      // Payload's own field; here only who reads it.
      { name: 'email', type: 'email', access: { read: seesPersonalData } },
      {
        name: 'employeeNumber',
        type: 'text',
        maxLength: 30,
        index: true,
        label: { zh: '工号', en: 'Employee number' },
        access: { read: seesPersonalData, update: fieldByAdmin },
      },
      {
        name: 'organisation',
        type: 'relationship',
        relationTo: 'organisations',
        index: true,
        label: { zh: '单位', en: 'Organisation' },
        access: { update: fieldByAdmin },
      },
      {
        name: 'roles',
        type: 'select',
        hasMany: true,
        required: true,
        saveToJWT: true,
        defaultValue: ['trainee'],
        options: GLOBAL_ROLES.map((value) => ({ value, label: ROLE_LABELS[value] })),
        label: { zh: '角色', en: 'Roles' },
        access: { update: fieldByAdmin },
      },
      // The identity number of a trainee: shown masked, kept sealed, found by a keyed digest. Written by operations alone.
      {
        name: 'identityMasked',
        type: 'text',
        maxLength: 30,
        label: { zh: '证件号码', en: 'Identity number' },
        access: { create: bySystem, read: seesPersonalData, update: bySystem },
        admin: { readOnly: true },
      },
      {
        name: 'identitySealed',
        type: 'text',
        hidden: true,
        access: { create: bySystem, read: () => false, update: bySystem },
      },
      {
        name: 'identityDigest',
        type: 'text',
        index: true,
        unique: true,
        hidden: true,
        access: { create: bySystem, read: () => false, update: bySystem },
      },
      { name: 'title', type: 'text', maxLength: 60, label: { zh: '职务或职称', en: 'Position' } },
      {
        name: 'language',
        type: 'select',
        defaultValue: 'zh',
        options: [
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ],
        label: { zh: '通信语言', en: 'Language of messages' },
        access: { read: seesPersonalData },
      },
      {
        name: 'active',
        type: 'checkbox',
        defaultValue: true,
        label: { zh: '启用', en: 'Active' },
        access: { update: fieldByAdmin },
        admin: { position: 'sidebar' },
      },
      {
        name: 'mustChangePassword',
        type: 'checkbox',
        defaultValue: false,
        saveToJWT: true,
        label: { zh: '下次登录须改密码', en: 'Must change the password' },
        access: { read: seesPersonalData, update: fieldByAdmin },
        admin: { position: 'sidebar' },
      },
    ],
  }
}
