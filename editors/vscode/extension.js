// Starts `fascicle lsp` for XML and TEI files, and stops it when the window is closed.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("fascicle").get("command", "fascicle");
  client = new LanguageClient(
    "fascicle",
    { command, args: ["lsp"] },
    { documentSelector: [{ language: "xml" }, { language: "tei" }] },
  );
  return client.start();
};

exports.deactivate = () => client?.stop();
