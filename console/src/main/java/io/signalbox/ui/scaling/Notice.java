package io.signalbox.ui.scaling;

import io.signalbox.cloud.CloudStatus;
import io.signalbox.ui.kit.Tone;

/// Why there is nothing or only old things to see, and what to do. `text` is empty when all is read.
record Notice(String text, Tone tone) {

    static final Notice NONE = new Notice("", Tone.NORMAL);

    static Notice of(CloudStatus status) {
        return switch (status) {
            case CloudStatus.NotConfigured _ ->
                    new Notice(
                            "This environment has no AWS part: name its Region, cluster and services"
                                    + " to scale here.",
                            Tone.QUIET);
            case CloudStatus.Reading _ -> new Notice("Reading AWS\u2026", Tone.QUIET);
            case CloudStatus.Ok _ -> NONE;
            case CloudStatus.Throttled _ ->
                    new Notice(
                            "AWS asked the console to slow down; what is shown is older than usual.",
                            Tone.WARN);
            case CloudStatus.Denied(String action) ->
                    new Notice("AWS denies " + action + "; ask for that permission.", Tone.WARN);
            case CloudStatus.Failed(String sentence, String whatToDo) ->
                    new Notice(sentence + " " + whatToDo, Tone.WARN);
        };
    }
}
