/** Reachability Analyzer and Network Access Analyzer: the EC2 API on top of the reachability engine. */
package io.github.fakeec2.network.insights;
