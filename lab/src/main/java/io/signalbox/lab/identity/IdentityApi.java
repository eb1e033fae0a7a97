package io.signalbox.lab.identity;

import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Members;
import java.util.Map;

/// STS: `aws sts get-caller-identity`. Every caller is the one operator of the lab.
public final class IdentityApi {
    private IdentityApi() {}

    public static AwsService service(Account account) {
        Members identity =
                Members.of()
                        .put("UserId", "AIDASIGNALBOXLAB0000")
                        .put("Account", account.id())
                        .put("Arn", "arn:aws:iam::%s:user/operator".formatted(account.id()));
        return new AwsService(
                "sts",
                "2011-06-15",
                "AWSSecurityTokenServiceV20110615",
                "ValidationError",
                Map.of("GetCallerIdentity", _ -> identity));
    }
}
