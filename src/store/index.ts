export { type Database, type DatabaseHome, openDatabase, type Store } from './open-database.ts';
