package io.signalbox.app.deploy;

import io.signalbox.app.ConsoleLog;
import io.signalbox.app.UsageException;
import io.signalbox.environment.EnvironmentStore;
import io.signalbox.environment.UserFolders;
import io.signalbox.journal.Journal;
import io.signalbox.journal.JournalException;
import io.signalbox.operation.Plan;
import java.io.Console;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Deploys a fleet file; see [DeployArguments#HELP].
public final class DeployMain {

    private DeployMain() {}

    public static void main(String[] args) {
        ConsoleLog.configure();
        List<String> words = List.of(args);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(DeployArguments.HELP);
            return;
        }
        System.exit(run(words));
    }

    private static int run(List<String> words) {
        DeployArguments arguments;
        try {
            arguments = DeployArguments.parse(words);
        } catch (UsageException wrong) {
            System.err.println("signalbox deploy: " + wrong.getMessage());
            return DeployRun.WRONG;
        }
        UserFolders folders = UserFolders.ofThisUser();
        var environments = new EnvironmentStore(folders.environments(), InstantSource.system());
        try (Journal journal = Journal.open(folders.journal(), InstantSource.system())) {
            return new DeployRun(
                            arguments,
                            journal,
                            environments,
                            DeployMain::print,
                            DeployMain::confirmed)
                    .run();
        } catch (JournalException unwritable) {
            System.err.println(
                    "signalbox deploy: " + unwritable.getMessage() + " Nothing was changed.");
            return DeployRun.FAILED;
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }

    /// Asks on the terminal; without one the answer is no.
    private static boolean confirmed(Plan plan) {
        String word = plan.toBeTyped().orElse("yes");
        Optional<Console> terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isEmpty()) {
            System.out.println("Not begun: there is no terminal to ask on; give --yes.");
            return false;
        }
        String answer = terminal.get().readLine("Type %s to begin: ", word);
        return word.equals(answer);
    }
}
