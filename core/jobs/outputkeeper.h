#pragma once

#include "core/jobs/answers.h"
#include "core/jobs/jobjournal.h"
#include "core/jobs/outputfetch.h"
#include "core/picture/filefacts.h"

namespace limner {

class HttpClient;

//! Whether a broken picture is worth another download, or kept as it came.
enum class Flawed { TryAgain, Keep };

//! Brings one output home: fetched or found, judged, inscribed, moved to its place, recorded. Every
//! step leaves the file where the next try, or the next start, finds it.
class OutputKeeper {
public:
    OutputKeeper(HttpClient &http, Clock &clock, Library &library, const Answers &answers,
                 JobJournal &journal)
        : m_http{http}
        , m_clock{clock}
        , m_library{library}
        , m_answers{answers}
        , m_journal{journal}
    {}

    //! Whether kept pictures carry their request inside them.
    void setEmbedding(bool on) { m_embedding = on; }
    //! One try. Errors: those of `fetchOutput` and `inspectFile`, with `TryAgain` those of a
    //! picture that is not whole, and what writing here can end in.
    [[nodiscard]] AsyncResult<> keep(JobRun *run, int index, Flawed flawed);

private:
    //! The file of this output that an earlier try has left, judged; nothing when there is none.
    [[nodiscard]] QCoro::Task<std::optional<Artwork>> found(const JobRun *run, int index);
    [[nodiscard]] AsyncResult<FetchedFile> download(JobRun *run, QString output, QString file);
    [[nodiscard]] Artwork describe(const JobRun &run, int index, const FetchedFile &file,
                                   const FileFacts &facts) const;
    //! Moves it to its place unless it is there, and records it.
    [[nodiscard]] Result<> record(JobRun &run, Artwork artwork,
                                  const std::vector<QImage> &thumbnails = {});

    HttpClient &m_http;
    Clock &m_clock;
    Library &m_library;
    const Answers &m_answers;
    JobJournal &m_journal;
    bool m_embedding = true;
};

} // namespace limner
