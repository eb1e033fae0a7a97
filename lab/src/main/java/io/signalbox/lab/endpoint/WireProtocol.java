package io.signalbox.lab.endpoint;

/// How one of the three protocols writes its answers.
sealed interface WireProtocol permits JsonProtocol, QueryProtocol, CborProtocol {
    WireReply success(Call call, Members members);

    WireReply failure(ApiError error, String requestId);

    /// A request whose service and operation are known.
    record Call(AwsService service, String operation, Operation body, Input input, String id) {}
}
