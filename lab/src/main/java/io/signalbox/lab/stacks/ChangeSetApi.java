package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Operation;
import io.signalbox.lab.endpoint.Pages;
import io.signalbox.lab.stacks.change.Change;
import io.signalbox.lab.stacks.change.ChangeSet;
import io.signalbox.lab.stacks.run.Settings;
import io.signalbox.lab.stacks.run.Settings.OnFailure;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.Map;

/// The operations on change sets, such as `aws cloudformation create-change-set`.
final class ChangeSetApi {
    private final StackEngine engine;
    private final ChangeSets sets;

    ChangeSetApi(StackEngine engine) {
        this.engine = engine;
        this.sets = engine.changeSets();
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreateChangeSet", this::create,
                "DescribeChangeSet", this::describe,
                "ListChangeSets", this::list,
                "ExecuteChangeSet", this::execute,
                "DeleteChangeSet", this::delete);
    }

    private Members create(Input input) {
        String type = input.text("ChangeSetType").orElse("UPDATE");
        if (!type.equals("CREATE") && !type.equals("UPDATE")) {
            throw Wrong.error(
                    "ChangeSetType %s: the lab makes change sets of type CREATE and UPDATE"
                            .formatted(type));
        }
        if (input.has("ResourcesToImport")) {
            throw Wrong.error("ResourcesToImport: the lab does not import resources");
        }
        ChangeSet set =
                sets.create(
                        RequestReader.read(input),
                        new ChangeSets.Asked(
                                input.requiredText("ChangeSetName"),
                                type,
                                input.text("Description").orElse(""),
                                input.text("ClientToken").orElse("")));
        return Members.of().put("Id", set.id()).put("StackId", set.stack().id());
    }

    private Members describe(Input input) {
        ChangeSet set = set(input);
        boolean values = input.flag("IncludePropertyValues").orElse(false);
        Pages.Page<Change> page =
                StackReads.PAGES.inOrder(input, "DescribeChangeSet " + set.id(), set.changes());
        return ChangeShapes.whole(set)
                .put(
                        "Changes",
                        page.items().stream().map(c -> ChangeShapes.change(c, values)).toList())
                .put("NextToken", page.next().orElse(null));
    }

    private Members list(Input input) {
        Stack stack = engine.stacks().requireByName(input.requiredText("StackName"));
        return StackReads.PAGES.answer(
                input,
                "ListChangeSets " + stack.id(),
                "Summaries",
                sets.of(stack),
                ChangeSet::id,
                ChangeShapes::summary);
    }

    private Members execute(Input input) {
        ChangeSet set = set(input);
        Settings own = set.settings();
        Settings asked = RequestReader.settings(input);
        OnFailure onFailure = input.has("DisableRollback") ? asked.onFailure() : own.onFailure();
        sets.execute(
                set,
                new Settings(
                        onFailure,
                        asked.retainExceptOnCreate(),
                        set.stack().policy(),
                        own.retain(),
                        false,
                        asked.token()));
        return Members.of();
    }

    private Members delete(Input input) {
        String name = input.requiredText("ChangeSetName");
        sets.find(name, input.text("StackName")).ifPresent(sets::delete);
        return Members.of();
    }

    private ChangeSet set(Input input) {
        return sets.require(input.requiredText("ChangeSetName"), input.text("StackName"));
    }
}
