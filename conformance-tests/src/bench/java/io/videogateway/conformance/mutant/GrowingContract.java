package io.videogateway.conformance.mutant;

import io.videogateway.conformance.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Contracts of many operations: creates like the one of the bundled contract, and reads and deletions of what they made. */
final class GrowingContract {
    private static final int TAGS = 20;

    private GrowingContract() {}

    /** As a vendor publishes it, about 2.3 KB for an operation. */
    static byte[] of(int operations) {
        StringBuilder text = new StringBuilder("""
                openapi: 3.0.1
                info: {title: many operations, version: 1.0.0}
                servers: [{url: https://api.acme.example}]
                security: [{bearer: []}]
                components:
                  securitySchemes: {bearer: {type: http, scheme: bearer}}
                  schemas:
                    Error:
                      type: object
                      required: [error]
                      properties:
                        error: {type: object, properties: {message: {type: string}, code: {type: string}}}
                paths:
                """);
        for (int i = 0; i < operations; i += 2) {
            text.append(create(i)).append(read(i));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Contract read(byte[] source) {
        return Contract.parse(source, "a contract of the benchmark");
    }

    private static String create(int number) {
        return String.format(Locale.ROOT, """
                  /v1/videos-%1$04d:
                    post:
                      summary: 创建视频 %1$d（带Character）
                      description: Starts a job that makes a video from a text and a picture.
                      tags: [模块-%2$d]
                      requestBody:
                        content:
                          multipart/form-data:
                            schema:
                              type: object
                              properties:
                                model: {type: string, example: sora-2}
                                prompt: {type: string, example: 画面动起来}
                                seconds: {type: string, example: '10'}
                                input_reference: {type: string, format: binary, example: 'file://C:\\场景1.png'}
                                size: {type: string, example: 16x9}
                                watermark: {type: string, example: 'false'}
                                private: {type: string, example: 'false'}
                                character_url: {type: string, example: 'https://files.acme.example/cdn/20251030/j.mp4'}
                                character_timestamps: {type: string, example: '1,3'}
                              required: [model, prompt, seconds, input_reference, size, watermark]
                      responses:
                        '200':
                          description: the job
                          content:
                            application/json:
                              schema:
                %3$s
                        '400':
                          description: what is wrong
                          content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}
                """, number, number % TAGS, video());
    }

    private static String read(int number) {
        return String.format(Locale.ROOT, """
                  /v1/videos-%1$04d/{id}:
                    get:
                      summary: 查询视频 %1$d
                      description: Tells how far a job has come.
                      tags: [模块-%2$d]
                      parameters:
                        - {name: id, in: path, required: true, schema: {type: string}, example: video_123}
                        - {name: after, in: query, schema: {type: string}, example: video_122}
                        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}, example: 20}
                      responses:
                        '200':
                          description: the job
                          content:
                            application/json:
                              schema:
                %3$s
                        '404':
                          description: there is none
                          content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}
                """, number, number % TAGS, video());
    }

    private static String video() {
        return """
                type: object
                required: [id, object, model, status, progress, created_at, seconds, size]
                properties:
                  id: {type: string, example: video_123}
                  object: {type: string, example: video}
                  model: {type: string, example: sora-2}
                  status: {type: string, example: queued}
                  progress: {type: integer, example: 0}
                  created_at: {type: integer, example: 1764000000}
                  seconds: {type: string, example: '10'}
                  size: {type: string, example: 1280x720}
                  error: {type: object, properties: {code: {type: string}, message: {type: string}}}"""
                .indent(16)
                .stripTrailing();
    }
}
