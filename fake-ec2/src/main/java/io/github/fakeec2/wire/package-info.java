/** The cloud over the wire: AWS's protocols in and out of the SDK's model classes, HTTP clients and an endpoint. */
package io.github.fakeec2.wire;
