package io.signalbox.app;

import java.net.URI;
import javafx.application.Application;
import javafx.stage.Stage;

/// The desktop's own browser. Blocks while the desktop is asked, so not for the FX thread.
final class Browser {
    private Browser() {}

    static void open(URI page) {
        new Nobody().getHostServices().showDocument(page.toString());
    }

    /// The toolkit opens pages on behalf of an application only, and this program is started without one.
    private static final class Nobody extends Application {
        @Override
        public void start(Stage stage) {}
    }
}
