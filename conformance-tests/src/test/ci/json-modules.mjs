// @actions/languageservice imports JSON without the attribute that Node.js asks for.
import { register } from 'node:module';

const hook = `export async function load(url, context, next) {
  return next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);
}`;
register('data:text/javascript,' + encodeURIComponent(hook));
