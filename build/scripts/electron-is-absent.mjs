// Stands in for `electron` in tests that run in plain Node, so that importing it says so at once.
throw new Error('electron was imported in plain Node: keep it in main/app, or replace it in this test with vi.mock.');
