package io.signalbox.lab.stacks.recorded;

import java.util.LinkedHashMap;
import java.util.Map;

/// How AWS names resources of one type: a line of `forms.txt`.
///
/// @param ref pattern of what `Ref` gives
/// @param attributes patterns by the names of attributes
record Form(String type, String ref, Map<String, String> attributes) {
    static Form read(String line) {
        // ids may have a bar inside, so the separator is one between blanks
        String[] parts = line.split(" \\|(?: |$)", -1);
        Map<String, String> attributes = new LinkedHashMap<>();
        if (parts.length > 2) {
            for (String pair : parts[2].split("; ")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    attributes.put(
                            pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
                }
            }
        }
        return new Form(parts[0].strip(), parts[1].strip(), attributes);
    }

    /// Whether the id is a name, which only one resource can have.
    boolean named() {
        return ref.startsWith("{name:") || ref.startsWith("{lname:");
    }
}
