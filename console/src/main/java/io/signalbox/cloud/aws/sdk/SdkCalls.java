package io.signalbox.cloud.aws.sdk;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/// The boundary to the SDK: every failure becomes an [AwsFailure].
final class SdkCalls {

    private static final Pattern ACTION = Pattern.compile("perform:? ([a-z0-9-]+:[A-Za-z]+)");

    private SdkCalls() {}

    /// @param action the IAM action of the call, named when AWS does not name it
    static <T> T call(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            AwsFailure held = heldBack(e);
            throw new AwsException(held != null ? held : failure(action, e), e);
        }
    }

    private static @Nullable AwsFailure heldBack(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof AwsException own) {
                return own.failure();
            }
        }
        return null;
    }

    private static AwsFailure failure(String action, SdkException e) {
        return switch (e) {
            case AwsServiceException service -> refused(action, service);
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ ->
                    new AwsFailure.Unreachable("AWS did not answer " + action + " in time.", null);
            default -> local(action, e);
        };
    }

    private static AwsFailure local(String action, SdkException e) {
        String words = innermost(e);
        String all = e.getMessage() + " " + words;
        if (all.contains("credentials") || all.contains("Profile") || all.contains("token")) {
            return new AwsFailure.NoCredentials("No AWS credentials: " + words, null);
        }
        return new AwsFailure.Unreachable(
                sentence("AWS could not be reached for " + action + ": " + words, ""), null);
    }

    private static AwsFailure refused(String action, AwsServiceException e) {
        String code = code(e);
        String said = said(e);
        String id = e.requestId();
        if (e.isThrottlingException() || code.contains("Throttl") || e.statusCode() == 429) {
            return new AwsFailure.Throttled("AWS asks to slow down (" + action + ").", id);
        }
        if (code.contains("AccessDenied")
                || code.equals("UnauthorizedOperation")
                || code.equals("NotAuthorized")) {
            String missing = missingAction(said, action);
            return new AwsFailure.Denied(missing, "AWS denied " + missing + ".", id);
        }
        if (isAboutCredentials(code)) {
            return new AwsFailure.NoCredentials("AWS does not accept the credentials: " + said, id);
        }
        if (e.statusCode() >= 500) {
            return new AwsFailure.Unreachable("AWS has a fault of its own (" + action + ").", id);
        }
        if (code.contains("NotFound") || code.contains("NoSuch")) {
            return new AwsFailure.NotFound(sentence(said, action + ": not found"), id);
        }
        if (isConflict(code)) {
            return new AwsFailure.Conflict(sentence(said, action + ": " + code), id);
        }
        return new AwsFailure.Invalid(sentence(said, action + ": " + code), id);
    }

    private static boolean isAboutCredentials(String code) {
        return switch (code) {
            case "ExpiredToken",
                    "ExpiredTokenException",
                    "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "IncompleteSignature",
                    "InvalidSignatureException" ->
                    true;
            default -> false;
        };
    }

    private static boolean isConflict(String code) {
        return code.contains("Conflict")
                || code.contains("InProgress")
                || code.contains("InUse")
                || code.contains("Contention")
                || code.equals("ServiceNotActiveException")
                || code.equals("OperationNotPermitted");
    }

    private static String missingAction(String said, String action) {
        Matcher named = ACTION.matcher(said);
        return named.find() ? named.group(1) : action;
    }

    private static String code(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }

    private static String said(AwsServiceException e) {
        String message = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
        return message == null ? "" : message.strip();
    }

    private static String sentence(String said, String otherwise) {
        String text = said.isEmpty() ? otherwise : said;
        String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    private static String innermost(Throwable thrown) {
        Throwable inner = thrown;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
    }
}
