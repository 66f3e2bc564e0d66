/**
 * Says in plain words when the running Node is too old for the tools. Imported first, for its effect, and without any
 * dependency, so that it can always say it.
 */
function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return
  console.error(`This is Node ${process.versions.node}; at least 22.12 is needed (older ones crash in the database driver).
The right one comes with "npm ci" (package "node"); start through npm so that it is used:
  npm ci && npm start        npm ci && npm test
If it still is not used, an "ignore-scripts" setting kept it from being installed: run "npm rebuild node".`)
  process.exit(1)
}

requireNode()
