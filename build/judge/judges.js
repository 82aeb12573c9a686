// The judges, in the order of the report's columns.
import * as nu from './judges/nu.js';
import * as axe from './judges/axe.js';
import * as lighthouse from './judges/lighthouse.js';
import * as data from './judges/data.js';
import * as requests from './judges/requests.js';
import * as plain from './judges/plain.js';
import * as feeds from './judges/feeds.js';
import * as books from './judges/books.js';

export const judges = { nu, axe, lighthouse, data, requests, plain, feeds, books };
