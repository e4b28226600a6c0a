// Says what GitHub would not take in workflow files: one line for each fault.
// node --import ./json-modules.mjs github.mjs FILE...
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

for (const file of process.argv.slice(2)) {
  const name = basename(file);
  const uri = `file:///.github/workflows/${name}`;
  const faults = await validate(TextDocument.create(uri, 'yaml', 1, readFileSync(file, 'utf8')));
  for (const fault of faults) {
    console.log(`${name}:${fault.range.start.line + 1}: ${fault.message}`);
  }
}
