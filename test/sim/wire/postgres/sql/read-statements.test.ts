import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStatements } from '../../../../../src/sim/wire/postgres/sql/read-statements.js';

const labelsOf = (sql: string) =>
  readStatements(sql).map(({ verb, target }) => `${verb} ${target}`.trim());

const cases: readonly (readonly [sql: string, ...labels: string[]])[] = [
  [
    'insert into "w"."runs" as r ("id") values ($1) on conflict do nothing',
    'insert runs',
  ],
  ['UPDATE only Runs set a = 1', 'update runs'],
  ['delete from "w"."Runs"', 'delete Runs'],
  ['merge into t using s on true when matched then delete', 'merge t'],
  [
    'select "a", count(*) from "w"."runs" for update skip locked',
    'select runs for update',
  ],
  ['select * from a for no key update', 'select a for update'],
  ['select * from a join b on true for key share', 'select a for share'],
  ['select * from (select * from a where b = $$ from c $$) d', 'select a'],
  ['select * from (a join b on true)', 'select a'],
  ['(select 1 from a) union (select 2 from b)', 'select a'],
  ['select exists(select 1 from a)', 'select a'],
  ['select a is distinct from b from c', 'select c'],
  ['select extract(epoch from a) from b', 'select b'],
  ['select a.*, (select max(x) from b) from c a', 'select c'],
  ['select pg_notify($1, $2)', 'select pg_notify'],
  [
    'select pg_advisory_xact_lock(hashtext($1))',
    'select pg_advisory_xact_lock',
  ],
  ['select * from graphile_worker.get_job($1::text)', 'select get_job'],
  ['select case when ($1) then now() end', 'select now'],
  ['select $1::text', 'select'],
  ['table a', 'select a'],
  ['with a as (select * from b) insert into c select * from a', 'insert c'],
  [
    'with a(x) as materialized (update b set c = 1 returning c) select * from a',
    'update b',
  ],
  ['with recursive a as (select * from b) select * from a', 'select b'],
  ['begin isolation level serializable', 'begin'],
  ['start transaction read only', 'begin'],
  ['end', 'commit'],
  ['abort', 'rollback'],
  ['rollback to savepoint s7', 'rollback savepoint'],
  ['savepoint s7', 'savepoint'],
  ['listen "Jobs:insert"; LISTEN Jobs', 'listen Jobs:insert', 'listen jobs'],
  ['unlisten *', 'unlisten *'],
  ['set local search_path = a', 'set search_path'],
  ['declare c7 cursor for select * from a', 'declare a'],
  ['fetch 10 from c7', 'fetch'],
  ['explain (analyze, buffers) update a set b = 1', 'explain a'],
  ['copy a (b) from stdin', 'copy a'],
  ['copy (select * from a) to stdout', 'copy a'],
  ['create unique index concurrently if not exists i on a (b)', 'create i'],
  ['create index on "w"."a" (b)', 'create a'],
  ['alter table only w.a add column b int', 'alter a'],
  ['truncate table "w"."a", b cascade', 'truncate a'],
  ['do $x$ begin; delete from a; end $x$', 'do'],
];

test.each(cases)('%s', (sql, ...labels) => {
  expect(labelsOf(sql)).toEqual(labels);
});

test('comments, strings and quotes hide what is in them', () => {
  const sql = `/* a /* ; */ b */ select E'it\\'s; from b', 'it''s; from c' -- from d;
    , "e;f" from "g""h"; ; commit;`;
  expect(labelsOf(sql)).toEqual(['select g"h', 'commit']);
});

test('the text of each statement is kept as it was written', () => {
  const texts = readStatements(' select 1 ;\n COPY a from stdin; ');
  expect(texts.map(({ text }) => text)).toEqual([
    'select 1',
    'COPY a from stdin',
  ]);
});

test('values do not reach the label', () => {
  const value = fc.string({ maxLength: 30 });
  fc.assert(
    fc.property(value, (text) => {
      const literal = `'${text.replaceAll("'", "''")}'`;
      expect(labelsOf(`update a set b = ${literal} where c = 1`)).toEqual([
        'update a',
      ]);
    })
  );
});

test('any text at all is read without an error', () => {
  const pieces = fc.constantFrom(
    ...`select from with as ( ) ; ' " $$ $1 -- /* */ a . , for update insert into`.split(
      ' '
    ),
    '\n'
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (words) => {
      const statements = readStatements(words.join(' '));
      expect(statements.every(({ text }) => text.length > 0)).toBe(true);
    })
  );
});
