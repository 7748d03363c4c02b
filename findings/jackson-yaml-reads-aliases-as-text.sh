#!/usr/bin/env bash
# Jackson YAML: "*base" becomes the text "base", "<<" an ordinary key, and the commit id 12e4567 becomes Infinity.
#
# Tried:   Maven Central com.fasterxml.jackson.dataformat:jackson-dataformat-yaml 2.21.1 (readTree, Map, POJO), valid YAML
# Guess:   anchors, aliases and merge keys belong to YAML and are resolved below Jackson; a plain word that is no number
#          is text.
# Happens: the parser hands aliases on as text: "milvus: *base" is the string "base" in a tree or a map, without an error;
#          "<<: *base" is a key named "<<", and none of the merged settings arrive (SnakeYAML, below it, does both). Only a
#          POJO complains, and of something else (no constructor for a string). Plain scalars are numbers by generous rules:
#          12e4567 is Infinity, 0123 is 83, 1_000 is 1000, while 08 is text; "no" and "on" are booleans.
# Means:   a configuration that other YAML readers accept loses its shared part and runs on defaults; ids and versions (front
#          matter, manifests) change on the way. Let SnakeYAML load it and convert, or refuse '*' and '<<'; quote ids.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in com.fasterxml.jackson.core:jackson-databind:2.21.1 com.fasterxml.jackson.dataformat:jackson-dataformat-yaml:2.21.1; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
cat >Main.java <<'JAVA'
import com.fasterxml.jackson.databind.*;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.*;
import org.yaml.snakeyaml.Yaml;

public class Main {
    public static class Server {
        public String host;
        public int port;
    }

    public static class Config {
        public Server base;
        public Server milvus;
    }

    public static void main(String[] args) throws Exception {
        YAMLMapper jackson = new YAMLMapper();
        String merged = String.join("\n", "base: &base", "  host: localhost", "  port: 19530", "milvus:", "  <<: *base", "  port: 1");
        String alias = String.join("\n", "base: &base", "  host: localhost", "  port: 19530", "milvus: *base");
        System.out.println("merge key, Jackson    " + jackson.readTree(merged));
        System.out.println("merge key, SnakeYAML  " + new Yaml().<Object>load(merged));
        System.out.println("alias,     Jackson    " + jackson.readTree(alias));
        System.out.println("alias,     SnakeYAML  " + new Yaml().<Object>load(alias));
        boolean good = jackson.readTree(merged).get("milvus").toString().equals("{\"<<\":\"base\",\"port\":1}");
        good &= jackson.readTree(alias).get("milvus").toString().equals("\"base\"");
        good &= jackson.readValue(alias, Map.class).get("milvus").equals("base");
        Map<String, Map<String, Object>> snake = new Yaml().load(merged);
        good &= snake.get("milvus").get("host").equals("localhost");
        try {
            jackson.readValue(alias, Config.class);
            good = false;
        } catch (JsonMappingException e) {
            System.out.println("alias,     a POJO     " + e.getOriginalMessage());
        }
        String scalars = "commit: 12e4567\ncode: 0123\npart: 08\nlot: 1_000\nlanguage: no\n";
        JsonNode tree = jackson.readTree(scalars);
        System.out.println("scalars,   Jackson    " + tree + "   commit as text: " + tree.get("commit").asText());
        System.out.println("scalars,   SnakeYAML  " + new Yaml().<Object>load(scalars));
        good &= tree.get("commit").asText().equals("Infinity") && tree.get("code").asInt() == 83
                && tree.get("part").isTextual() && tree.get("lot").asInt() == 1000 && tree.get("language").isBoolean();
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
