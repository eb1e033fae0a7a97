package io.signalbox.cloud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who AWS says the console is.
///
/// @param until when the credentials end; null for those that do not, or where that is not known
public record Identity(String account, String arn, String region, @Nullable Instant until) {

    /// With credentials that do not end.
    public Identity(String account, String arn, String region) {
        this(account, arn, region, null);
    }

    /// The last part of the ARN: the user, or the role's session.
    public String shortName() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
