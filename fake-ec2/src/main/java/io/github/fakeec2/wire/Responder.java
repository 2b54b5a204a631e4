package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;

/** What answers the requests that come over HTTP. */
interface Responder {

    /**
     * Answers a request.
     *
     * @throws NoAnswerException where the connection is to break instead
     */
    WireResponse answer(WireRequest request) throws NoAnswerException;

    /** The answer to a request that is refused for a reason of HTTP's: in the protocol that it seems to speak. */
    WireResponse refuse(WireRequest request, AwsError error);
}
