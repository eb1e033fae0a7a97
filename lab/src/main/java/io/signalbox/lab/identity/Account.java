package io.signalbox.lab.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The AWS account and Region that the lab plays.
public record Account(String id, String region) {

    /// The account of every lab: `000000000000` in `eu-west-1`, which no real account can have.
    public static Account lab() {
        return new Account("000000000000", "eu-west-1");
    }

    /// `arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE`
    public String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, id, resource);
    }

    /// Sixteen hex digits for the part of an ARN that AWS makes up; the same for the same name, so that the ARNs of the
    /// lab stay what they were from one run to the next.
    public static String serial(String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
