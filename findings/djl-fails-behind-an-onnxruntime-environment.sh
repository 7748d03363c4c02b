#!/usr/bin/env bash
# DJL and ONNX Runtime: once anybody else in the process has asked for ONNX Runtime's environment, DJL's engine cannot start.
#
# Tried:   Maven Central ai.djl:api and ai.djl.onnxruntime:onnxruntime-engine 0.36.0, com.microsoft.onnxruntime:onnxruntime 1.21.1
# Guess:   OrtEnvironment.getEnvironment() is a shared singleton; DJL takes the one that is there, whoever asked first.
# Happens: DJL first is fine, and OrtEnvironment.getEnvironment() afterwards gives its environment. The other way round DJL
#          throws, because it names a thread pool of its own, and that is allowed for the first caller only. The engine stays
#          broken for the life of the process.
# Means:   a program in which one library uses ONNX Runtime itself and another one DJL works or not by the order of their
#          first calls.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir" DJL_CACHE_DIR="$dir/cache"
for artifact in ai.djl:api:0.36.0 ai.djl.onnxruntime:onnxruntime-engine:0.36.0 com.microsoft.onnxruntime:onnxruntime:1.21.1 \
  com.google.code.gson:gson:2.13.1 org.slf4j:slf4j-api:2.0.17 net.java.dev.jna:jna:5.17.0 \
  org.apache.commons:commons-compress:1.27.1 org.apache.commons:commons-csv:1.14.0 commons-io:commons-io:2.18.0; do
  mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$artifact" -DoutputDirectory="$dir/lib" >mvn.log 2>&1 || { cat mvn.log; exit 1; }
done
cat >Main.java <<'JAVA'
import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;

public class Main {
    public static void main(String[] args) {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        try {
            if (args[0].equals("djl-last")) {
                OrtEnvironment.getEnvironment();
            }
            System.out.println(args[0] + ": engine " + Engine.getEngine("OnnxRuntime").getVersion());
            OrtEnvironment.getEnvironment();
        } catch (Throwable failure) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            System.out.println(args[0] + ": " + root.getMessage());
        }
    }
}
JAVA
first=$(java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java djl-first 2>/dev/null)
last=$(java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java djl-last 2>/dev/null)
printf '%s\n%s\n' "$first" "$last"
case "$first|$last" in
  "djl-first: engine 1.21.1|djl-last: Tried to specify the thread pool"*) echo "as described" ;;
  *) echo "CHANGED"; exit 1 ;;
esac
