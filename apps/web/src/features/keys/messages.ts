export default {
  title: 'Keys',
  lead: 'Secrets are stored sealed by a data key; the data keys are wrapped by a key outside the database.',
  fingerprint: 'Outer key',
  column: { kid: 'Data key', state: 'State', made: 'Made', sealed: 'Sealed values' },
  state: { ACTIVE: 'Seals and opens', DECRYPT: 'Opens only', RETIRED: 'Retired' },
  rotate: 'Rotate data key',
  rotateTitle: 'Rotate the data key?',
  rotateText:
    'A new key seals from now on, and everything stored is sealed anew in the background. Nothing stops meanwhile.',
  rotating: 'Stored values are being sealed with the new key.',
  sealedCount: 'no sealed values | {count} sealed value | {count} sealed values',
};
