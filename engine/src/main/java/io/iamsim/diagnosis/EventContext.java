package io.iamsim.diagnosis;

import io.iamsim.match.IpAddress;
import io.iamsim.parse.SourceNode;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.List;
import java.util.Optional;

/**
 * The condition keys of a call, as far as its record shows them: a source address that is none is a
 * service's name, and behind a VPC endpoint it is no {@code aws:SourceIp} (chapter 2.3).
 */
final class EventContext {
  private static final String TLS = "TLSv";

  private EventContext() {}

  static void add(SourceNode event, RequestContext.Builder context) {
    Optional<String> endpoint = ReportTree.text(event, "vpcEndpointId");
    Optional<String> invokedBy = ReportTree.text(event, "userIdentity", "invokedBy");
    ReportedDenial.put(context, "aws:SourceVpce", endpoint);
    if (endpoint.isEmpty()) {
      ReportedDenial.put(
          context,
          "aws:SourceIp",
          ReportTree.text(event, "sourceIPAddress")
              .filter(address -> IpAddress.parse(address).isPresent()));
    }
    ReportedDenial.put(context, "aws:RequestedRegion", ReportTree.text(event, "awsRegion"));
    ReportedDenial.put(context, "aws:UserAgent", ReportTree.text(event, "userAgent"));
    ReportedDenial.put(context, "aws:CurrentTime", ReportTree.text(event, "eventTime"));
    ReportedDenial.put(
        context,
        "s3:TlsVersion",
        ReportTree.text(event, "tlsDetails", "tlsVersion")
            .filter(version -> version.startsWith(TLS))
            .filter(version -> isOf(event, "s3"))
            .map(version -> version.substring(TLS.length())));
    if (ReportTree.at(event, "tlsDetails", "tlsVersion").isPresent()) {
      context.put("aws:SecureTransport", "true");
    }
    invokedBy
        .filter(service -> service.endsWith(".amazonaws.com") && !isService(event))
        .ifPresent(
            service -> {
              context.put("aws:CalledVia", ContextValue.ofList(List.of(service)));
              context.put("aws:ViaAWSService", "true");
            });
    session(event, context);
    if (isOf(event, "s3")) {
      ReportedDenial.put(
          context, "s3:prefix", ReportTree.text(event, "requestParameters", "prefix"));
    }
  }

  private static boolean isService(SourceNode event) {
    return ReportTree.text(event, "userIdentity", "type").orElse("").equals("AWSService");
  }

  private static boolean isOf(SourceNode event, String service) {
    return ReportTree.text(event, "eventSource").orElse("").equals(service + ".amazonaws.com");
  }

  /** What the credentials carry. */
  private static void session(SourceNode event, RequestContext.Builder context) {
    ReportedDenial.put(
        context, "aws:userid", ReportTree.text(event, "userIdentity", "principalId"));
    String[] attributes = {"userIdentity", "sessionContext", "attributes"};
    Optional<SourceNode> carried = ReportTree.at(event, attributes);
    if (carried.isPresent()) {
      ReportedDenial.put(
          context, "aws:TokenIssueTime", ReportTree.text(carried.get(), "creationDate"));
      ReportedDenial.put(
          context,
          "aws:MultiFactorAuthPresent",
          ReportTree.text(carried.get(), "mfaAuthenticated"));
    }
    ReportedDenial.put(
        context,
        "aws:SourceIdentity",
        ReportTree.text(event, "userIdentity", "sessionContext", "sourceIdentity"));
  }
}
