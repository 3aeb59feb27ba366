// The client of `leadc lsp`: starts the server of the setting `leadc.path`, and says what to do if it is not there.

import { commands, env, ExtensionContext, Uri, window, workspace } from "vscode";
import { LanguageClient, ServerOptions } from "vscode-languageclient/node";

const INSTALL = "https://pypi.org/project/leadc/";

let client: LanguageClient | undefined;

function program(): string {
  return workspace.getConfiguration("leadc").get<string>("path")?.trim() || "leadc";
}

async function start(): Promise<void> {
  const command = program();
  const server: ServerOptions = { command, args: ["lsp"] };
  client = new LanguageClient("leadc", "leadc", server, {
    documentSelector: [{ language: "leadc", scheme: "file" }, { language: "leadc", scheme: "untitled" }],
    initializationOptions: { locale: env.language, language: workspace.getConfiguration("leadc").get<string>("language") },
    synchronize: { configurationSection: "leadc" },
  });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    await cannotStart(command, error);
  }
}

async function cannotStart(command: string, error: unknown): Promise<void> {
  const install = "How to install leadc";
  const settings = "Open the setting";
  const reason = error instanceof Error ? error.message : String(error);
  const text = `leadc: the language server \`${command} lsp\` cannot be started (${reason}). Colours and snippets work without it.`;
  const chosen = await window.showErrorMessage(text, install, settings);
  if (chosen === install) {
    await env.openExternal(Uri.parse(INSTALL));
  } else if (chosen === settings) {
    await commands.executeCommand("workbench.action.openSettings", "leadc.path");
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
}

export async function activate(context: ExtensionContext): Promise<void> {
  const restart = async () => {
    await stop();
    await start();
  };
  context.subscriptions.push(
    commands.registerCommand("leadc.restart", restart),
    workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("leadc.path")) {
        await restart();
      }
    }),
  );
  await start();
}

export function deactivate(): Promise<void> {
  return stop();
}
