#pragma once

#include "app/application.h"
#include "app/cli/commandline.h"
#include "app/cli/exitcode.h"
#include "app/owner/instance.h"

#include <stop_token>

namespace limner {

//! Runs one command on the services of this process and writes to `output`. `interrupt` is Ctrl+C:
//! generate then asks the provider to cancel, keeps what is finished, and leaves with 130.
//! `abandon` is the end of this process: the command stops waiting and changes nothing.
struct CommandStops {
    std::stop_token interrupt = {};
    std::stop_token abandon = {};
};
[[nodiscard]] QCoro::Task<int> runCommand(Application &application, CommandLine line,
                                          CommandOutput output, CommandStops stops);

//! Says what failed, on stderr and, with `--json`, on stdout; returns the exit code.
[[nodiscard]] int reportFailure(const CommandOutput &output, bool json, const Error &error);

// The commands one by one; each in the file of its name.
[[nodiscard]] QCoro::Task<int> runGenerate(Application &application, CommandLine line,
                                           CommandOutput output, CommandStops stops);
[[nodiscard]] QCoro::Task<int> runResume(Application &application, CommandLine line,
                                         CommandOutput output, CommandStops stops);
[[nodiscard]] QCoro::Task<int> runCheck(Application &application, CommandLine line,
                                        CommandOutput output, CommandStops stops);
[[nodiscard]] QCoro::Task<int> runModel(Application &application, CommandLine line,
                                        CommandOutput output, CommandStops stops);
[[nodiscard]] int runList(Application &application, const CommandLine &line,
                          const CommandOutput &output);
[[nodiscard]] int runSpend(Application &application, const CommandLine &line,
                           const CommandOutput &output);
[[nodiscard]] int runJobs(Application &application, const CommandLine &line,
                          const CommandOutput &output);

} // namespace limner
