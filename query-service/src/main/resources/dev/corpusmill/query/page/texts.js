// What the page says, in English; texts-zh.js has the same in Chinese.
import { zh } from './texts-zh.js';

const STORED = 'corpusmill-language';
const en = {
  skip: 'Skip to content', language: 'Language', ask: 'Ask', documents: 'Documents', index: 'Index', playground: 'Playground',
  feedback: 'Feedback', close: 'Close', save: 'Save', saved: 'Saved.', search: 'Search', question: 'Question', passage: 'Passage',
  key: 'API key', keyNeeded: 'This service needs an API key',
  conversation: 'Conversation', questionHint: 'Ask about your documents', send: 'Ask', stop: 'Stop', newConversation: 'New conversation',
  askIntro: 'Answers come from the documents of this index, and each says where it stands. A further question may refer to what was said before.',
  searching: 'Searching …', stopped: 'Stopped.', sourceNumber: 'Source {0}: {1}', sources: 'Sources ({0})', cited: 'cited',
  consulted: 'found, not cited', page: 'page {0}', copy: 'Copy', copied: 'Copied.', noClipboard: 'The browser does not let this page copy.',
  up: 'Helpful', down: 'Not helpful', whatIsRight: 'What would have been right? (may be left empty)', thanks: 'Noted, thank you.',
  unsupported: '{0} statements are not supported by their sources.', rightPassage: 'This is the right passage',
  documentGone: 'The document is not in the index any more; this is what the answer was taken from.', noPdf: 'The page cannot be shown here.',
  dropHere: 'Drop files here, or choose them (up to {0} each):', into: 'into', waiting: 'waiting', replace: 'Replace it', dismiss: 'Dismiss',
  tooLarge: 'It is larger than {0}.', emptyFile: 'It has no bytes.', noEditor: 'Your key may not change documents.',
  noManaged: 'No folder takes uploads: start with scripts/corpusmill up, or set managed: true for a source of the configuration.',
  searchHint: 'name or title', allStates: 'all states', allSources: 'all sources', source: 'Source', actions: 'Actions',
  noDocuments: 'No documents.', column_name: 'Name', column_state: 'State', column_chunks: 'Chunks', column_size: 'Size', column_modified: 'Changed',
  state_pending: 'waiting', state_indexed: 'indexed', state_empty: 'without text', state_failed: 'failed', state_skipped: 'left out',
  state_missing: 'missing', state_deleting: 'leaving', details: 'Details', detailsOf: 'Details of {0}', delete: 'Delete', deleteOf: 'Delete {0}',
  reallyDelete: 'Delete {0}? Its answers go with it.', previous: 'Previous', next: 'Next', notAll: 'Not all documents are shown.',
  modifiedAt: 'changed {0}', indexedAt: 'read {0}', chunks: 'Chunks', more: 'More', name: 'Name', rename: 'Rename', readAgain: 'Read again', metadata: 'Metadata',
  forOperators: 'This view is for the keys of operators.', forEditors: 'This view is for the keys of editors.', newest: 'Newest document read',
  waitingNow: 'Waiting', noRun: 'no run now', run_writer: 'run {0} writes', run_builder: 'run {0} rebuilds', chunkCount: '{0} chunks',
  emptyCount: '{0} without text', live: 'live', lastComplete: 'Last complete run', failures: 'Documents that failed', stage: 'Stage', reason: 'Reason',
  advice: 'What to do', generations: 'Generations', created: 'Created', model: 'Model', runs: 'Runs', command: 'Command', result: 'Result', ended: 'Ended',
  noReports: 'No reports: the indexing job runs elsewhere, or never ran.', noReport: 'no report yet', exit_0: 'complete', exit_1: 'failed', exit_2: 'wrong call',
  exit_3: 'refused', exit_4: 'incomplete', count_indexed: 'indexed', count_failed: 'failed', count_deleted: 'deleted', count_unchanged: 'unchanged',
  playgroundIntro: 'What the search finds for a question, and how each route ranked it.', whyNot: 'Why is this document found, or not?',
  explain: 'Why {0}?', wouldShow: 'This would show it: {0} (rank {1})', generationIs: 'generation {0}', inAll: '{0} ms in all', score: 'Score',
  rankOf: '{0}: rank (score)', hits: 'Hits',
  feedbackIntro: 'What people said of answers. What you accept becomes a golden question, by which eval and the gate of rebuilds measure the search.',
  noFeedback: 'No feedback yet.', verdict_up: 'Helpful', verdict_down: 'Not helpful', verdict_passage: 'Named the right passage', correction: 'Correction',
  goldenQuestion: 'Golden question', answerText: 'Text that a right passage holds (shorten it to what matters)', accept: 'Accept', reject: 'Reject',
  feedback_accepted: 'Accepted: it is a golden question.', feedback_rejected: 'Rejected.',
  error_unreachable: 'The service cannot be reached. What you typed is still here; try again when it is back.',
  error_broken: 'The answer broke off: the connection was lost. Send the question again.',
};
const ALL = { en, zh };
let current = localStorage.getItem(STORED) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');

export const language = () => current;
export function setLanguage(name) {
  current = name;
  localStorage.setItem(STORED, name);
}

/** A text, with {0}, {1}, … replaced. */
export function t(name, ...values) {
  const text = (ALL[current] ?? en)[name] ?? en[name] ?? name;
  return text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');
}

/** A failure in words: ours where the page knows more than the service, else the service's. */
export function errorText(failed) {
  return en['error_' + failed.code] ? t('error_' + failed.code) : failed.message || String(failed.status);
}

const locale = () => (current === 'zh' ? 'zh-CN' : 'en');
export const number = value => new Intl.NumberFormat(locale()).format(value);
export const date = text => (text ? new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(text)) : '');

export function size(bytes) {
  let value = bytes;
  for (const unit of ['B', 'KB', 'MB']) {
    if (value < 1024) return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value)} ${unit}`;
    value /= 1024;
  }
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value)} GB`;
}

export function ago(text) {
  const seconds = Math.max(0, (Date.now() - new Date(text)) / 1000);
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  for (const [unit, length] of [['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  }
  return format.format(-Math.floor(seconds), 'second');
}
