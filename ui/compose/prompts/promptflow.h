#pragma once

#include "core/base/error.h"
#include "ui/common/services.h"
#include "ui/compose/form/parameterfield.h"
#include "ui/compose/prompts/promptpreview.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace limner {

class ComposePanel;

//! What stands between the prompt and the services: its variants and their price, lists of prompts,
//! and prompts that were sent.
class PromptFlow final : public QObject {
    Q_OBJECT
public:
    PromptFlow(const Services &services, ComposePanel &panel, QObject *parent = nullptr);

    //! What Generate submits goes through here: a prompt with variants becomes its batch. One whose
    //! price nobody has seen yet is shown first, and sends nothing.
    void take(const QList<JobDraft> &drafts, const LocalFiles &files);

    //! Where wildcards lie; empty = `wildcards/` of the library.
    void setWildcards(const QString &folder);
    //! Shows what a list would send.
    void runList(const QString &file);

signals:
    void ready(const QList<limner::JobDraft> &drafts, const limner::LocalFiles &files);
    void failed(const limner::Error &error);

private:
    void refresh();
    void ask(const QString &text, const std::function<void(const WrittenPrompts &)> &take);
    void write(const QString &text);
    void priceIt();
    void showTotal(const BatchTotal &total);
    void openPreview();
    void openHistory();
    void step(int towardsPast);
    void chooseList();
    [[nodiscard]] const WrittenPrompts &prompts() const { return m_list ? *m_list : m_written; }
    [[nodiscard]] Result<std::vector<JobDraft>> batch(const JobDraft &base) const;
    [[nodiscard]] QString prompt() const;
    void replace(const QString &text);

    Services m_services;
    ComposePanel &m_panel;
    QString m_wildcards; //!< their folder
    QTimer m_timer;      //!< the count follows the prompt, once a pause in typing
    VariantChoice m_choice = {};
    WrittenPrompts m_written = {};             //!< of the prompt, when it is a template
    std::optional<WrittenPrompts> m_list = {}; //!< while its preview is open
    bool m_isSeen = false;                     //!< number and price of `m_written` stand there
    int m_asked = 0;                           //!< only the latest answer counts
    QPointer<PromptPreview> m_preview;
    int m_past = -1;   //!< how far Alt+Up has gone
    QString m_present; //!< what stood there before
    QString m_stepped; //!< what it has put there
};

} // namespace limner
