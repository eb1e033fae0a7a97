package io.signalbox.app;

/// Tells of something beyond the window.
interface Loud {

    Loud SILENT =
            new Loud() {
                @Override
                public void desktop(String title, String sentence) {}

                @Override
                public void sound() {}
            };

    /// A notification of the desktop; nothing where there is none. Returns at once.
    void desktop(String title, String sentence);

    /// A short sound; nothing where there is no sound. Returns at once.
    void sound();
}
