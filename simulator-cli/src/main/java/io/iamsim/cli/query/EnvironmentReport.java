package io.iamsim.cli.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.cli.report.Columns;
import io.iamsim.cli.report.Palette;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Versions;
import io.iamsim.query.DanglingPrincipal;
import io.iamsim.query.EnvironmentOverview;
import io.iamsim.query.EnvironmentOverview.AccountOverview;
import io.iamsim.query.EnvironmentOverview.Node;
import io.iamsim.query.EnvironmentOverview.OrganizationOverview;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** What an environment holds. */
public final class EnvironmentReport {
  private static final String INDENT = "  ";
  private static final List<String> DEFAULT = List.of("RCPFullAWSAccess");

  private EnvironmentReport() {}

  /** For people. */
  public static String text(EnvironmentOverview overview, Palette palette) {
    StringBuilder out = new StringBuilder();
    accounts(overview, palette, out);
    overview.inOrganization().ifPresent(organization -> organization(organization, palette, out));
    out.append('\n').append(palette.heading("policies")).append('\n').append(INDENT);
    out.append(
        String.format(
            Locale.ROOT,
            "%,d documents, %,d statements%n",
            overview.policies(),
            overview.statements()));
    unresolved(overview.unresolved(), palette, out);
    return out.toString();
  }

  private static void accounts(EnvironmentOverview overview, Palette palette, StringBuilder out) {
    out.append(palette.heading("accounts")).append('\n');
    Columns table = new Columns();
    table.row(
        "", "", "users", "roles", "groups", "resources", "policies", "endpoints", "providers");
    int[] sums = new int[7];
    for (AccountOverview account : overview.accounts()) {
      int[] counts = {
        account.users(),
        account.roles(),
        account.groups(),
        account.resources(),
        account.resourcePolicies(),
        account.vpcEndpoints(),
        account.identityProviders()
      };
      String name = account.name().equals(account.id().value()) ? "" : account.name();
      table.row(row(account.id().value(), name, counts));
      for (int i = 0; i < counts.length; i++) {
        sums[i] += counts[i];
      }
    }
    if (overview.accounts().size() > 1) {
      table.row(row(overview.accounts().size() + " accounts", "", sums));
    }
    table.printTo(out, INDENT);
  }

  private static String[] row(String id, String name, int[] counts) {
    String[] cells = new String[counts.length + 2];
    cells[0] = id;
    cells[1] = name;
    for (int i = 0; i < counts.length; i++) {
      cells[i + 2] = String.format(Locale.ROOT, "%,d", counts[i]);
    }
    return cells;
  }

  private static void organization(
      OrganizationOverview organization, Palette palette, StringBuilder out) {
    out.append('\n').append(palette.heading("organisation " + organization.id())).append('\n');
    Columns table = new Columns();
    for (Node node : organization.nodes()) {
      boolean management = node.id().equals(organization.managementAccount().value());
      table.row(
          " ".repeat(2 * node.depth()) + node.id(),
          node.name() + (management ? " (management account, never bound)" : ""),
          guardrails("scp", organization.serviceControlPolicies(), node.serviceControl()));
      String resourceControl =
          guardrails("rcp", organization.resourceControlPolicies(), node.resourceControl());
      if (!resourceControl.isEmpty() && !node.resourceControl().equals(DEFAULT)) {
        table.row("", "", resourceControl);
      }
    }
    table.printTo(out, INDENT);
  }

  private static String guardrails(String kind, boolean inUse, List<String> names) {
    return inUse ? kind + ": " + (names.isEmpty() ? "none" : String.join(", ", names)) : "";
  }

  private static void unresolved(
      List<DanglingPrincipal> unresolved, Palette palette, StringBuilder out) {
    if (unresolved.isEmpty()) {
      return;
    }
    out.append('\n')
        .append(palette.heading("principals that policies name and that do not exist"))
        .append('\n');
    for (DanglingPrincipal dangling : unresolved) {
      out.append(INDENT).append(dangling.arn()).append(INDENT).append(dangling.span()).append('\n');
    }
  }

  /** For programs (docs/json.md). */
  public static void json(EnvironmentOverview overview, OutputStream out, Versions versions)
      throws IOException {
    try (JsonGenerator json = PrettyJson.to(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("accounts");
      for (AccountOverview account : overview.accounts()) {
        account(json, account);
      }
      json.writeEndArray();
      json.writeFieldName("organization");
      OrganizationOverview organization = overview.organization();
      if (organization == null) {
        json.writeNull();
      } else {
        organization(json, organization);
      }
      json.writeNumberField("policies", overview.policies());
      json.writeNumberField("statements", overview.statements());
      json.writeArrayFieldStart("unresolved");
      for (DanglingPrincipal dangling : overview.unresolved()) {
        json.writeStartObject();
        json.writeStringField("principal", dangling.arn());
        json.writeStringField("file", dangling.span().source());
        json.writeNumberField("line", dangling.span().line());
        json.writeNumberField("column", dangling.span().column());
        json.writeEndObject();
      }
      json.writeEndArray();
      AnswerMembers.version(json, versions);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void account(JsonGenerator json, AccountOverview account) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", account.id().value());
    json.writeStringField("name", account.name());
    json.writeStringField("path", account.path());
    json.writeNumberField("users", account.users());
    json.writeNumberField("roles", account.roles());
    json.writeNumberField("groups", account.groups());
    json.writeNumberField("resources", account.resources());
    json.writeNumberField("resourcePolicies", account.resourcePolicies());
    json.writeNumberField("vpcEndpoints", account.vpcEndpoints());
    json.writeNumberField("identityProviders", account.identityProviders());
    json.writeEndObject();
  }

  private static void organization(JsonGenerator json, OrganizationOverview organization)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", organization.id());
    json.writeStringField("managementAccount", organization.managementAccount().value());
    json.writeBooleanField("serviceControlPolicies", organization.serviceControlPolicies());
    json.writeBooleanField("resourceControlPolicies", organization.resourceControlPolicies());
    json.writeArrayFieldStart("nodes");
    for (Node node : organization.nodes()) {
      json.writeStartObject();
      json.writeStringField("id", node.id());
      json.writeStringField("name", node.name());
      json.writeNumberField("depth", node.depth());
      json.writeBooleanField("account", node.account());
      AnswerMembers.strings(json, "serviceControl", node.serviceControl());
      AnswerMembers.strings(json, "resourceControl", node.resourceControl());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
