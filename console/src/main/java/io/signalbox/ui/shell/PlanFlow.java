package io.signalbox.ui.shell;

import io.signalbox.cloud.CloudStatus;
import io.signalbox.environment.Environment;
import io.signalbox.operation.Intent;
import io.signalbox.operation.Operation;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Operations;
import io.signalbox.operation.Plan;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.dialog.DialogLayer;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Dialog;
import io.signalbox.ui.kit.screen.FileContent;
import io.signalbox.ui.kit.screen.ScreenId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/// Takes a request through plan, question, progress and outcome. Planning and starting happen on the
/// background executor; all state of the dialog lives on the FX thread.
final class PlanFlow implements Actions, PlanDialog.Owner {
    private final Operations operations;
    private final Environment environment;
    private final Executor background;
    private final DialogLayer layer;
    private final FileSaving saving;
    private final FileOpening opening;
    private final Surroundings around;
    private final BiConsumer<ScreenId, @Nullable String> opener;
    private @Nullable PlanViewModel shown;
    private @Nullable Operation running;
    private @Nullable String followed;

    PlanFlow(
            Operations operations,
            Environment environment,
            Executor background,
            DialogLayer layer,
            Surroundings around,
            BiConsumer<ScreenId, @Nullable String> opener) {
        this.operations = operations;
        this.environment = environment;
        this.background = background;
        this.layer = layer;
        this.around = around;
        this.saving = new FileSaving(layer, background, around.files(), around::told);
        this.opening = new FileOpening(layer, background, around::told);
        this.opener = opener;
        operations.onEvent(event -> FxThread.run(() -> follow(event)));
    }

    @Override
    public void request(Intent intent) {
        FxThread.require();
        if (shown != null) {
            return;
        }
        PlanViewModel request = new PlanViewModel(environment);
        shown = request;
        PlanDialog dialog = new PlanDialog(request, this);
        layer.open(dialog, dialog::focus, dialog::close);
        background.execute(
                () -> {
                    Plan plan = operations.plan(intent);
                    FxThread.run(() -> planned(request, plan));
                });
    }

    private void planned(PlanViewModel request, Plan plan) {
        // Closed while AWS was read: nobody asks for this plan any more.
        if (request.equals(shown)) {
            request.planned(plan);
        }
    }

    @Override
    public void confirmed(PlanViewModel request, Plan plan) {
        request.stage.set(PlanViewModel.Stage.RUNNING);
        background.execute(
                () -> {
                    Operation operation = operations.start(plan);
                    FxThread.run(
                            () -> {
                                running = operation;
                                followed = operation.id();
                                request.started(operation);
                            });
                });
    }

    /// Whether the dialog shows this operation, running or just ended.
    boolean follows(String operationId) {
        return shown != null && operationId.equals(followed);
    }

    private void follow(OperationEvent event) {
        Operation operation = running;
        PlanViewModel request = shown;
        if (operation == null || !operation.id().equals(event.operationId())) {
            return;
        }
        if (request != null && request.stage.get() == PlanViewModel.Stage.RUNNING) {
            request.update(operation);
        }
        if (event.last()) {
            running = null;
        }
    }

    @Override
    public Availability availability(ConsoleSnapshot snapshot) {
        if (!snapshot.environment().hasAws()) {
            return Availability.impossible("This environment has no AWS part");
        }
        if (!snapshot.armed()) {
            return Availability.impossible("Read-only: press Arm… at the top to allow changes");
        }
        if (snapshot.runningOperation().isPresent()) {
            return Availability.impossible("An operation is running; wait for its end or stop it");
        }
        return snapshot.cloud().status() instanceof CloudStatus.Reading
                ? Availability.impossible("AWS has not been read yet")
                : Availability.POSSIBLE;
    }

    @Override
    public Optional<TrafficSplit> rollBackSplit() {
        return operations.rollBackSplit();
    }

    @Override
    public void cancelRunning() {
        operations.recent().stream().filter(o -> !o.done().isDone()).forEach(Operation::cancel);
    }

    @Override
    public void cancelOperation() {
        cancelRunning();
    }

    @Override
    public void open(ScreenId screen) {
        opener.accept(screen, null);
    }

    @Override
    public void open(ScreenId screen, String filter) {
        opener.accept(screen, filter);
    }

    @Override
    public void ask(Dialog dialog) {
        if (!layer.isOpen()) {
            dialog.onClosed(layer::close);
            layer.open(dialog.node(), dialog::focus, dialog::cancel);
        }
    }

    @Override
    public void save(String suggestedName, FileContent content) {
        saving.save(suggestedName, content);
    }

    @Override
    public void load(String what, List<String> endings, BiConsumer<String, String> then) {
        opening.open(what, endings, then);
    }

    @Override
    public void closed(PlanViewModel request) {
        if (request.equals(shown)) {
            shown = null;
            layer.close();
        }
    }

    @Override
    public void browse(URI page) {
        around.browse(page);
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
