package io.signalbox.lab.stacks.run;

import java.util.List;

/// How one operation on a stack is to go.
///
/// @param onFailure of a creation or change
/// @param retainExceptOnCreate what a failed creation made goes, whatever its deletion policy
/// @param policy the stack policy for this operation; empty for none
/// @param retain logical ids that a deletion leaves alone
/// @param force a deletion leaves what it cannot remove
/// @param token of the request
public record Settings(
        OnFailure onFailure,
        boolean retainExceptOnCreate,
        String policy,
        List<String> retain,
        boolean force,
        String token) {
    public enum OnFailure {
        ROLLBACK,
        DELETE,
        DO_NOTHING
    }

    public static final Settings USUAL =
            new Settings(OnFailure.ROLLBACK, false, "", List.of(), false, "");

    public Settings {
        retain = List.copyOf(retain);
    }

    public Settings withPolicy(String json) {
        return new Settings(onFailure, retainExceptOnCreate, json, retain, force, token);
    }
}
