#pragma once

#include "ui/common/services.h"
#include "ui/gallery/searchrow.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <memory>

class QKeyEvent;

namespace limner {

class SearchField;
class SearchPopup;

//! What happens around the search field: what may come next is asked of the library with each
//! letter, and only the latest answer is shown; an empty field offers what was searched for and
//! what was saved; the bookmark saves what is there, or unsaves it. What is typed is never taken
//! for something else: a row has to be chosen before Return takes it.
class SearchFlow final : public QObject {
    Q_OBJECT
public:
    SearchFlow(const Services &services, SearchField &field, QObject *parent);
    ~SearchFlow() override;

    //! Searches for this, as if it had been chosen.
    void searchFor(const QString &text);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void failed(const limner::Error &error);

private:
    void connectField();
    void connectPopup();
    void suggest();
    void complete();
    void offerStart();
    void show(std::vector<SearchRow> rows);
    void showMistakes();
    void close();
    void take(const SearchRow &row);
    void put(const QString &text);
    [[nodiscard]] bool pressed(const QKeyEvent &key);
    [[nodiscard]] bool takeByTab();
    void left();
    void remember();
    void readSaved();
    void refreshBookmark();
    void toggleSaved();
    void save(const QString &name);
    [[nodiscard]] QRect place() const;

    Remote<Library> m_library;
    Remote<ArtworkReader> m_reader;
    SearchField &m_field;
    SearchPopup *m_popup = nullptr;
    std::vector<SavedSearch> m_saved;
    SearchCompletion m_completion; //!< that the rows show
    //! The number of the latest question, which those that wait behind it look at, too.
    std::shared_ptr<std::atomic<int>> m_latest = std::make_shared<std::atomic<int>>(0);
};

} // namespace limner
