package io.signalbox.app.desktop;

import java.util.List;

/// Tells of something beyond the window.
public interface Loud {

    Loud SILENT =
            new Loud() {
                @Override
                public void desktop(String title, String sentence) {}

                @Override
                public void sound() {}

                @Override
                public List<String> missing() {
                    return List.of();
                }
            };

    /// A notification of the desktop; nothing where there is none. Returns at once.
    void desktop(String title, String sentence);

    /// A short sound; nothing where there is no sound. Returns at once.
    void sound();

    /// What was tried and is not there: one sentence each for the operator. Safe on any thread.
    List<String> missing();
}
